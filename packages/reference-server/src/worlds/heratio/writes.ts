import type { Reply, WorldRequest } from '../../world.ts';
import { openRoom, type ReadingRoom } from './reading-rooms.ts';
import { byDay } from './tables/bookings.ts';
import { byName } from './tables/collections.ts';
import { byChange } from './tables/projects.ts';
import { momentText, type Wire } from './wire.ts';
import { insert, type Workspace, type Workspaces } from './workspace.ts';

type Write = (workspace: Workspace, request: WorldRequest) => Reply;

/**
 * What creates something in a workspace. The pipeline has checked each body against the document; what no operation shows
 * (a project's institution, a booking's notes) is not kept.
 */
export const writesOf = (workspaces: Workspaces): Readonly<Record<string, Write>> => ({
  createProject: (workspace, { body, nowMs }) => {
    const given = body as Wire['NewProject'];
    const id = workspaces.nextId('projects');
    const record: Wire['Project'] = {
      id,
      title: given.title,
      description: given.description ?? null,
      project_type: given.project_type ?? 'personal',
      status: 'planning',
      visibility: given.visibility ?? 'private',
      created_at: momentText(nowMs),
      updated_at: momentText(nowMs),
      my_role: 'owner',
    };
    insert(workspace.projects, record, byChange);
    return created(id, 'Project');
  },

  createCollection: (workspace, { body, nowMs }) => {
    const given = body as Wire['NewCollection'];
    const id = workspaces.nextId('collections');
    const record: Wire['Collection'] = {
      id,
      name: given.name,
      description: given.description ?? null,
      is_public: given.is_public ? 1 : 0,
      created_at: momentText(nowMs),
      updated_at: momentText(nowMs),
      item_count: 0,
    };
    insert(workspace.collections, record, byName);
    return created(id, 'Collection');
  },

  createBooking: (workspace, { body, nowMs }) => {
    const given = body as Wire['NewBooking'];
    const room = openRoom(given.reading_room_id);
    if (room === null) return refusedBody('reading_room_id', 'a reading room');
    const slot = { day: given.booking_date, from: toSeconds(given.start_time), until: toSeconds(given.end_time) };
    if (slot.until <= slot.from) return refusedBody('end_time', 'a time after start_time');
    if (isTaken(workspaces, room, slot)) {
      return { kind: 'refused', refusal: { kind: 'conflict', message: 'Time slot is not available' } };
    }
    const id = workspaces.nextId('bookings');
    const record: Wire['Booking'] = {
      id,
      booking_date: slot.day,
      start_time: slot.from,
      end_time: slot.until,
      status: 'pending',
      purpose: given.purpose ?? null,
      room_name: room.name,
      room_location: room.location,
      created_at: momentText(nowMs),
    };
    insert(workspace.bookings, { record, room }, byDay);
    return created(id, 'Booking');
  },
});

const created = (id: number, what: string): Reply => ({
  kind: 'json',
  body: { id, message: `${what} created successfully` } satisfies Wire['Created'],
});

const refusedBody = (path: string, expected: string): Reply => ({
  kind: 'refused',
  refusal: { kind: 'invalid_body', path, expected },
});

/** `10:00` and `10:00:00` are one time; written alike they stand in the order of time. */
const toSeconds = (time: string): string => (time.length === 5 ? `${time}:00` : time);

interface Slot {
  readonly day: string;
  readonly from: string;
  readonly until: string;
}

/** Whether anybody holds the room for a part of the time. One who leaves when another comes does not. */
const isTaken = (workspaces: Workspaces, room: ReadingRoom, { day, from, until }: Slot): boolean =>
  workspaces
    .all()
    .flatMap(({ bookings }) => bookings)
    .filter(({ record, room: { id } }) => id === room.id && record.booking_date === day)
    .filter(({ record: { status } }) => status === 'pending' || status === 'confirmed')
    .some(({ record }) => record.start_time < until && from < record.end_time);
