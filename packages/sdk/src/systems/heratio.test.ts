import { heratio } from '@latchkey/providers/heratio';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createHeratio, type Heratio } from './heratio.ts';

const key = `rk_${'ab12cd34'.repeat(8)}`;
const baseUrl = 'https://archive.example/api/research';

const empty = { data: [], meta: { total: 0, limit: 50, offset: 0 } };
const problem = (status: number, error: string, message: string) => json({ success: false, error, message }, status);

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { client: createHeratio({ apiKey: key, baseUrl, fetch, clock: virtualClock() }), asked };
};

/** Every list of the surface, and the path it is documented at. */
const lists: readonly (readonly [string, (client: Heratio) => { firstPage(): Promise<unknown> }])[] = [
  ['/projects?status=active&type=thesis', ({ projects }) => projects.list({ status: 'active', type: 'thesis' })],
  ['/collections?limit=100', ({ collections }) => collections.list({ limit: 100 })],
  ['/searches', ({ searches }) => searches.list()],
  ['/bookings?status=pending', ({ bookings }) => bookings.list({ status: 'pending' })],
  ['/bibliographies', ({ bibliographies }) => bibliographies.list()],
  ['/annotations?object_id=4001', ({ annotations }) => annotations.list({ object_id: 4001 })],
];

afterEach(() => vi.unstubAllEnvs());

describe('createHeratio', () => {
  it.each(lists)('reads %s, with the key in X-API-Key and nowhere else', async (path, list) => {
    const { client, asked } = setUp(json(empty));
    expect(await list(client).firstPage()).toEqual({ items: [], total: 0, cursor: null });
    expect(asked).toEqual([
      {
        url: `${baseUrl}${path}`,
        method: 'GET',
        headers: { Accept: 'application/json', 'X-API-Key': key },
        body: undefined,
        redirect: 'manual',
      },
    ]);
  });

  it('goes from page to page by offset until all records are there', async () => {
    const page = (ids: number[], offset: number) =>
      json({ data: ids.map((id) => ({ id })), meta: { total: 3, limit: 2, offset } });
    const { client, asked } = setUp(page([1, 2], 0), page([3], 2));
    const ids: number[] = [];
    for await (const { id } of client.projects.list({ limit: 2 })) ids.push(id);
    expect(ids).toEqual([1, 2, 3]);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?limit=2', '?limit=2&offset=2']);
  });

  it('reads a list that has no pages with one request, and asks for no part of it', async () => {
    const { client, asked } = setUp(json({ data: [{ id: 2 }, { id: 1 }] }));
    const ids: number[] = [];
    for await (const { id } of client.bookings.list()) ids.push(id);
    expect(ids).toEqual([2, 1]);
    expect(await client.bookings.list().first()).toEqual({ id: 2 });
    expect(await client.bookings.list().toArray({ max: 1 })).toEqual([{ id: 2 }]);
    expect(await client.bookings.list().firstPage()).toMatchObject({ total: 2, cursor: null });
    expect(asked.map(({ url }) => url)).toEqual(Array.from({ length: 4 }, () => `${baseUrl}/bookings`));
  });

  it.each<[string, object, (client: Heratio) => Promise<{ id: number }>]>([
    ['/projects', { title: 'Letters home' }, ({ projects }) => projects.create({ title: 'Letters home' })],
    ['/collections', { name: 'Letters' }, ({ collections }) => collections.create({ name: 'Letters' })],
    [
      '/bookings',
      { reading_room_id: 1, booking_date: '2026-03-02', start_time: '10:00', end_time: '12:00' },
      ({ bookings }) =>
        bookings.create({
          reading_room_id: 1,
          booking_date: '2026-03-02',
          start_time: '10:00',
          end_time: '12:00',
        }),
    ],
  ])('creates at %s', async (path, body, create) => {
    const { client, asked } = setUp(json({ id: 7, message: 'Created' }, 201));
    expect(await create(client)).toEqual({ id: 7, message: 'Created' });
    expect(asked).toEqual([
      expect.objectContaining({ url: `${baseUrl}${path}`, method: 'POST', body: JSON.stringify(body) }),
    ]);
  });

  it('creates once, and does not repeat it after a failure', async () => {
    const { client, asked } = setUp(json({}, 503));
    expect(await rejection(client.projects.create({ title: 'Letters home' }))).toMatchObject({ code: 'server_error' });
    expect(asked).toHaveLength(1);
  });

  it('gives profile and statistics as they stand', async () => {
    const { client, asked } = setUp(json({ id: 1, first_name: 'Amina' }), json({ projects: 9 }));
    expect(await client.profile()).toMatchObject({ first_name: 'Amina' });
    expect(await client.stats()).toMatchObject({ projects: 9 });
    expect(asked.map(({ url }) => url)).toEqual([`${baseUrl}/profile`, `${baseUrl}/stats`]);
  });

  it('ruling 27: takes key and base URL from variables of its own', async () => {
    vi.stubEnv('HERATIO_API_KEY', key);
    vi.stubEnv('HERATIO_BASE_URL', 'http://127.0.0.1:4010/api/research');
    const { fetch, asked } = stub(json(empty));
    await createHeratio({ fetch }).projects.list().firstPage();
    expect(asked[0]).toMatchObject({
      url: 'http://127.0.0.1:4010/api/research/projects',
      headers: { 'X-API-Key': key },
    });
    vi.stubEnv('HERATIO_API_KEY', undefined);
    expect(() => createHeratio({ baseUrl })).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('HERATIO_API_KEY') }),
    );
  });

  it('sends nothing to the base URL that the document gives as an example', () => {
    vi.stubEnv('HERATIO_BASE_URL', undefined);
    expect(() => createHeratio({ apiKey: key })).toThrow(
      expect.objectContaining({
        code: 'config',
        message: expect.stringContaining('base URL'),
        hint: expect.stringContaining('HERATIO_BASE_URL'),
      }),
    );
  });

  it.each([
    [401, 'Unauthorized', 'Invalid or inactive API key.', { code: 'unauthorized' }],
    [401, 'Unauthorized', 'API key has expired', { code: 'key_expired', hint: heratio.errors.hints.key_expired }],
    [403, 'Forbidden', "Scope 'read' required.", { code: 'insufficient_scope', requiredScopes: ['read'] }],
    [404, 'Not Found', 'Researcher not found', { code: 'not_found' }],
  ])('tells %i %s in the system’s words: %s', async (status, error, message, expected) => {
    const { client } = setUp(problem(status, error, message));
    expect(await rejection(client.profile())).toMatchObject({
      ...expected,
      status,
      message: expect.stringContaining(message),
    });
  });

  it('tells a taken time from a body that does not fit', async () => {
    const { client } = setUp(
      problem(400, 'Bad Request', 'Time slot is not available'),
      problem(400, 'Bad Request', 'Invalid reading room'),
    );
    const slot = { reading_room_id: 1, booking_date: '2026-03-02', start_time: '10:00', end_time: '12:00' };
    expect(await rejection(client.bookings.create(slot))).toMatchObject({ code: 'conflict', status: 400 });
    expect(await rejection(client.bookings.create(slot))).toMatchObject({ code: 'invalid_request', status: 400 });
  });

  it('waits for the next clock hour where the hour is spent', async () => {
    const clock = virtualClock();
    const spent = json(
      { success: false, error: 'Too Many Requests', message: 'Rate limit of 1000 requests per hour exceeded.' },
      429,
      { 'Retry-After': '1260', 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '0' },
    );
    const { fetch, asked } = stub(spent, json({ projects: 9 }));
    const startMs = clock.now();
    await createHeratio({ apiKey: key, baseUrl, fetch, clock }).stats();
    expect(asked).toHaveLength(2);
    expect(clock.now() - startMs).toBeGreaterThanOrEqual(1_260_000);
    expect(clock.now() - startMs).toBeLessThan(1_270_000);
  });
});
