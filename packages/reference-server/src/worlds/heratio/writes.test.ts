import { heratio } from '@latchkey/providers/heratio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../clock/virtual.ts';
import { createReferenceServer } from '../../create-server.ts';
import { heratioWorld } from './index.ts';

const openArchive = async () => {
  const server = createReferenceServer(heratio, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: heratioWorld(),
  });
  const scopes = ['read', 'write'];
  const secrets = await Promise.all(
    ['1', '2'].map(async (owner) => (await server.keys.issue({ name: 'script', owner, scopes })).secret.reveal()),
  );
  const ask = async (path: string, body?: unknown, key = secrets[0]) => {
    const response = await server.fetch(`${heratio.baseUrl}${path}`, {
      headers: { 'X-API-Key': key ?? '', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  return { server, ask, other: secrets[1] ?? '' };
};

describe('creating', () => {
  it('a project puts it among the researcher’s, with what was not said filled in', async () => {
    const { ask } = await openArchive();
    const before = (await ask('/projects')).body.meta.total;
    const { status, body } = await ask('/projects', { title: 'Letters home' });
    expect({ status, body }).toEqual({ status: 201, body: { id: 25, message: 'Project created successfully' } });
    const { data, meta } = (await ask('/projects')).body;
    expect(meta.total).toBe(before + 1);
    expect(data[0]).toEqual({
      id: 25,
      title: 'Letters home',
      description: null,
      project_type: 'personal',
      status: 'planning',
      visibility: 'private',
      created_at: '2026-01-01 00:00:00',
      updated_at: '2026-01-01 00:00:00',
      my_role: 'owner',
    });
  });

  it('keeps what was said of a project', async () => {
    const { ask } = await openArchive();
    const said = { title: 'Maps', description: 'Of the town.', project_type: 'thesis', visibility: 'public' };
    await ask('/projects', { ...said, institution: 'Example Museum', start_date: '2026-02-01' });
    expect((await ask('/projects')).body.data[0]).toMatchObject(said);
  });

  it('an evidence set puts it into the order of the names', async () => {
    const { ask } = await openArchive();
    for (const name of ['zebra', 'Aardvark', 'MAPS', 'maps']) {
      const { status, body } = await ask('/collections', { name, is_public: name === 'zebra' });
      expect([status, body.message]).toEqual([201, 'Collection created successfully']);
    }
    const { data } = (await ask('/collections')).body;
    const names: string[] = data.map(({ name }: { name: string }) => name);
    expect(names[0]).toBe('Aardvark');
    expect(names.at(-1)).toBe('zebra');
    expect(data.at(-1)).toMatchObject({ is_public: 1, item_count: 0, description: null });
    expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).sort());
    expect(names.indexOf('MAPS')).toBeLessThan(names.indexOf('maps'));
  });

  it('gives ids that nothing else has', async () => {
    const { ask, other } = await openArchive();
    const ids = [
      (await ask('/collections', { name: 'one' })).body.id,
      (await ask('/collections', { name: 'two' }, other)).body.id,
      (await ask('/collections', { name: 'three' })).body.id,
    ];
    expect(ids).toEqual([37, 38, 39]);
  });

  it('counts in the statistics', async () => {
    const { ask } = await openArchive();
    const before = (await ask('/stats')).body;
    await ask('/projects', { title: 'Letters home' });
    await ask('/collections', { name: 'Letters' });
    await ask('/bookings', { reading_room_id: 1, booking_date: '2026-01-01', start_time: '14:00', end_time: '15:00' });
    expect((await ask('/stats')).body).toEqual({
      ...before,
      projects: before.projects + 1,
      owned_projects: before.owned_projects + 1,
      collections: before.collections + 1,
      total_bookings: before.total_bookings + 1,
      upcoming_bookings: before.upcoming_bookings + 1,
      activity_this_month: before.activity_this_month + 3,
    });
  });

  it('lasts until the data starts anew', async () => {
    const { server, ask } = await openArchive();
    await ask('/collections', { name: 'Letters' });
    server.reset();
    const { secret } = await server.keys.issue({ name: 'script', scopes: ['read'] });
    expect((await ask('/collections', undefined, secret.reveal())).body.meta.total).toBe(12);
  });

  it.each([
    ['/projects', {}, 'Title is required'],
    ['/projects', { title: '' }, 'Title is required'],
    ['/projects', { title: null }, 'Title is required'],
    ['/projects', { title: 7 }, 'Title must be a text'],
    ['/projects', { title: 'a', project_type: 'novel' }, /^Field 'project_type' must be one of: thesis, /],
    ['/projects', { title: 'a', start_date: '2026-02-30' }, "Field 'start_date' must be ISO 8601 date"],
    ['/projects', { title: 'a', owner: 2 }, 'Invalid body: expected an object with the documented properties only'],
    ['/collections', { description: 'nameless' }, 'Name is required'],
    ['/collections', { name: 'a', is_public: 2 }, "Field 'is_public' must be one of the documented forms"],
  ])('at %s refuses %j', async (path, body, message) => {
    const { ask } = await openArchive();
    const before = (await ask(path)).body.meta.total;
    const answer = await ask(path, body);
    expect(answer).toEqual({
      status: 400,
      body: { success: false, error: 'Bad Request', message: expect.stringMatching(message) },
    });
    expect((await ask(path)).body.meta.total).toBe(before);
  });
});

describe('booking', () => {
  const slot = { reading_room_id: 1, booking_date: '2030-03-04', start_time: '10:00', end_time: '12:00' };
  const taken = { status: 400, body: { success: false, error: 'Bad Request', message: 'Time slot is not available' } };

  it('holds a room for the time, pending until the archive confirms it', async () => {
    const { ask } = await openArchive();
    const { status, body } = await ask('/bookings', { ...slot, purpose: 'Letters', notes: 'By the window.' });
    expect({ status, body }).toEqual({ status: 201, body: { id: 37, message: 'Booking created successfully' } });
    expect((await ask('/bookings?status=pending')).body.data[0]).toEqual({
      id: 37,
      booking_date: '2030-03-04',
      start_time: '10:00:00',
      end_time: '12:00:00',
      status: 'pending',
      purpose: 'Letters',
      room_name: 'Main reading room',
      room_location: 'Ground floor',
      created_at: '2026-01-01 00:00:00',
    });
  });

  it('is refused while anybody holds the room, whoever it is, and says nothing of them', async () => {
    const { ask, other } = await openArchive();
    await ask('/bookings', slot, other);
    expect(await ask('/bookings', slot)).toEqual(taken);
    expect((await ask('/bookings', { ...slot, reading_room_id: 2 })).status).toBe(201);
    expect((await ask('/bookings', { ...slot, booking_date: '2030-03-05' })).status).toBe(201);
  });

  it('is refused for exactly the times that overlap', async () => {
    const time = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const minute = fc.integer({ min: 8 * 4, max: 18 * 4 }).map((quarters) => quarters * 15);
    await fc.assert(
      fc.asyncProperty(minute, minute, async (one, two) => {
        const [from, until] = [Math.min(one, two), Math.max(one, two) + 15];
        const { ask } = await openArchive();
        await ask('/bookings', slot);
        const { status } = await ask('/bookings', { ...slot, start_time: time(from), end_time: time(until) });
        expect(status).toBe(from < 12 * 60 && until > 10 * 60 ? 400 : 201);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ ...slot, reading_room_id: 999 }, 'Invalid reading room'],
    [{ ...slot, reading_room_id: 3 }, 'Invalid reading room'],
    [{ ...slot, reading_room_id: 'main' }, 'Invalid reading room'],
    [{ ...slot, start_time: undefined }, "Field 'start_time' is required"],
    [{ ...slot, reading_room_id: undefined }, "Field 'reading_room_id' is required"],
    [{ ...slot, end_time: '10:00' }, "Field 'end_time' must be a time after start_time"],
    [{ ...slot, end_time: '09:59:59' }, "Field 'end_time' must be a time after start_time"],
    [{ ...slot, start_time: '25:00' }, /^Field 'start_time' must be /],
    [{ ...slot, booking_date: 'Monday' }, "Field 'booking_date' must be ISO 8601 date"],
  ])('refuses %j', async (body, message) => {
    const { ask } = await openArchive();
    expect(await ask('/bookings', body)).toEqual({
      status: 400,
      body: { success: false, error: 'Bad Request', message: expect.stringMatching(message) },
    });
  });
});
