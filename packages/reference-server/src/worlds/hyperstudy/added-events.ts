import { type Added, isoTime, type Wire } from './data-set.ts';
import { numbered } from './numbered-id.ts';
import type { Room } from './plan.ts';
import { roleAt, seatOf } from './seats.ts';

/** Events that were written since the world was opened. */
export interface AddedEvents {
  in(room: Room): readonly Added<Wire['Event']>[];
  /**
   * Stores all of them, or none where one's participant is not in the room or its timestamp is no date, and returns
   * them as stored, in the order sent; a missing onset is counted from the timestamp.
   */
  add(room: Room, batch: readonly Wire['NewEvent'][]): AddedResult;
}

export type AddedResult =
  | { readonly ok: true; readonly events: readonly Wire['Event'][] }
  | { readonly ok: false; readonly problem: 'participant' | 'timestamp'; readonly index: number };

/** An empty store of written events, whose ids are counted on from `firstNumber`. */
export const addedEvents = (firstNumber: number): AddedEvents => {
  const byRoom = new Map<string, Added<Wire['Event']>[]>();
  let next = firstNumber;
  return {
    in: (room) => byRoom.get(room.id) ?? [],
    add: (room, batch) => {
      const stranger = batch.findIndex(
        ({ participantId }) => participantId !== undefined && seatOf(room, participantId) === null,
      );
      if (stranger >= 0) return { ok: false, problem: 'participant', index: stranger };
      const undated = batch.findIndex(({ timestamp }) => Number.isNaN(Date.parse(timestamp)));
      if (undated >= 0) return { ok: false, problem: 'timestamp', index: undated };
      const added = batch.map((event, index) => addedEvent(room, event, numbered('event', next + index)));
      next += batch.length;
      byRoom.set(room.id, [...(byRoom.get(room.id) ?? []), ...added]);
      return { ok: true, events: added.map(({ record }) => record) };
    },
  };
};

const addedEvent = (room: Room, event: Wire['NewEvent'], id: string): Added<Wire['Event']> => {
  const atMs = Date.parse(event.timestamp);
  const seat = event.participantId === undefined ? null : seatOf(room, event.participantId);
  const record = {
    id,
    timestamp: isoTime(atMs),
    onset: event.onset ?? atMs - room.startedAtMs,
    experimentId: room.experimentId,
    sessionId: room.id,
    roomId: room.id,
    participantId: event.participantId ?? null,
    eventType: event.eventType,
    category: event.category ?? 'system',
    componentType: event.componentType ?? null,
    componentId: event.componentId ?? null,
    content: event.content ?? null,
    stateId: null,
    stateName: null,
    participantRole: seat === null ? null : roleAt(seat),
    duration: event.duration ?? null,
    response: null,
  };
  return {
    record,
    atMs,
    onset: record.onset,
    facets: { category: record.category, participantId: record.participantId },
  };
};
