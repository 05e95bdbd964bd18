import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createHyperStudy, type HyperStudy } from './hyperstudy.ts';

/** The sample that the system's document prints: 62 characters, where 64 are issued. */
const sampleKey = 'hst_live_a3f2b4c5d6e7f8g9h0i1j2k3l4m5n6o7p8q9r0s1t2u3v4w5x6y7z8a9b0c1d2';

const pagination = { total: 0, returned: 0, hasMore: false, limit: 1000, offset: 0 };
const envelope = (data: unknown) => ({ status: 'success', data, metadata: { pagination } });

const setUp = (...answers: Parameters<typeof stub>) => {
  const { fetch, asked } = stub(...answers);
  return { client: createHyperStudy({ apiKey: sampleKey, fetch, clock: virtualClock() }), asked };
};

const inRoom = { roomId: 'room 1' };

/** Every list of the surface, and the path it is documented at. */
const lists: readonly (readonly [string, (client: HyperStudy) => { firstPage(): Promise<unknown> }])[] = [
  ['/data/events/room/r', ({ events }) => events.inRoom('r')],
  ['/data/events/experiment/e', ({ events }) => events.inExperiment('e')],
  ['/data/events/participant/p?roomId=room+1', ({ events }) => events.ofParticipant('p', inRoom)],
  ['/data/recordings/room/r', ({ recordings }) => recordings.inRoom('r')],
  ['/data/recordings/experiment/e', ({ recordings }) => recordings.inExperiment('e')],
  ['/data/recordings/participant/p?roomId=room+1', ({ recordings }) => recordings.ofParticipant('p', inRoom)],
  ['/data/chat/room/r', ({ chat }) => chat.inRoom('r')],
  ['/data/chat/experiment/e', ({ chat }) => chat.inExperiment('e')],
  ['/data/chat/participant/p?roomId=room+1', ({ chat }) => chat.ofParticipant('p', inRoom)],
  ['/data/ratings/continuous/room/r', ({ ratings }) => ratings.continuous.inRoom('r')],
  ['/data/ratings/continuous/experiment/e', ({ ratings }) => ratings.continuous.inExperiment('e')],
  [
    '/data/ratings/continuous/participant/p?roomId=room+1',
    ({ ratings }) => ratings.continuous.ofParticipant('p', inRoom),
  ],
  ['/data/ratings/sparse/room/r', ({ ratings }) => ratings.sparse.inRoom('r')],
  ['/data/ratings/sparse/experiment/e', ({ ratings }) => ratings.sparse.inExperiment('e')],
  ['/data/ratings/sparse/participant/p?roomId=room+1', ({ ratings }) => ratings.sparse.ofParticipant('p', inRoom)],
  ['/data/sync/room/r', ({ sync }) => sync.inRoom('r')],
  ['/data/sync/experiment/e', ({ sync }) => sync.inExperiment('e')],
  ['/data/sync/participant/p?roomId=room+1', ({ sync }) => sync.ofParticipant('p', inRoom)],
  ['/data/components/room/r', ({ components }) => components.inRoom('r')],
  ['/data/components/experiment/e', ({ components }) => components.inExperiment('e')],
  ['/data/components/participant/p?roomId=room+1', ({ components }) => components.ofParticipant('p', inRoom)],
  ['/data/participants/room/r', ({ participants }) => participants.inRoom('r')],
  ['/data/participants/experiment/e', ({ participants }) => participants.inExperiment('e')],
  ['/data/rooms/experiment/e', ({ rooms }) => rooms.inExperiment('e')],
  ['/experiments?search=music', ({ experiments }) => experiments.list({ search: 'music' })],
];

afterEach(() => vi.unstubAllEnvs());

describe('createHyperStudy', () => {
  it.each(lists)('reads %s, with the key in X-API-Key and nowhere else', async (path, list) => {
    const { client, asked } = setUp(json(envelope([])));
    expect(await list(client).firstPage()).toEqual({ items: [], total: 0, cursor: null });
    expect(asked).toEqual([
      {
        url: `https://api.hyperstudy.io/api/v3${path}`,
        method: 'GET',
        headers: { Accept: 'application/json', 'X-API-Key': sampleKey },
        body: undefined,
        redirect: 'manual',
      },
    ]);
  });

  it('sends filters as the document names them, times in ISO 8601', async () => {
    const { client, asked } = setUp(json(envelope([])));
    const query = { limit: 500, order: 'desc', category: undefined, startTime: new Date(0) } as const;
    await client.events.inRoom('r', query).firstPage();
    expect(asked[0]?.url).toMatch(/\?limit=500&order=desc&startTime=1970-01-01T00%3A00%3A00.000Z$/);
  });

  it('follows nextOffset until the server says that there is no more', async () => {
    const page = (data: unknown, more: object) => json({ status: 'success', data, metadata: { pagination: more } });
    const { client, asked } = setUp(
      page([{ id: 'a' }], { ...pagination, returned: 1, hasMore: true, nextOffset: 1 }),
      page([], { ...pagination, hasMore: true, offset: 1, nextOffset: 3 }),
      page([{ id: 'b' }], { ...pagination, returned: 1, offset: 3 }),
    );
    const ids: string[] = [];
    for await (const event of client.events.inRoom('r')) ids.push(event.id);
    expect(ids).toEqual(['a', 'b']);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('offset'))).toEqual([null, '1', '3']);
  });

  it('unwraps what the envelope wraps', async () => {
    const { client } = setUp(json(envelope([{ id: 'e' }])), json(envelope([{ counts: { events: 3 } }])));
    expect(await client.experiments.get('e')).toEqual({ id: 'e' });
    expect((await client.counts.ofParticipant('p', inRoom)).counts).toEqual({ events: 3 });
    const { client: other } = setUp(json(envelope({ canView: true, canExport: false })), json(envelope({ url: 'u' })));
    expect(await other.access.toExperiment('e')).toEqual({ canView: true, canExport: false });
    expect(await other.recordings.downloadUrl('r', 'rec')).toBe('u');
  });

  it.each([null, 'text', 5, [], {}, { data: null }, { data: [] }, { data: [null] }, { data: {} }, { data: 5 }])(
    'makes an error of its own of %j, where something was due',
    async (body) => {
      const { client } = setUp(json(body));
      const invalid = { name: 'LatchkeyError', code: 'invalid_response' };
      expect(await rejection(client.experiments.get('e'))).toMatchObject(invalid);
      expect(await rejection(client.counts.ofParticipant('p', inRoom))).toMatchObject(invalid);
      expect(await rejection(client.recordings.downloadUrl('r', 'rec'))).toMatchObject(invalid);
    },
  );

  it('stores events once, and does not repeat it after a failure', async () => {
    const { client, asked } = setUp(json({}, 503));
    const events = [{ eventType: 'note', timestamp: '2026-01-15T10:00:00Z' }];
    expect(await rejection(client.events.append('r', events))).toMatchObject({ code: 'server_error' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'POST', body: JSON.stringify({ roomId: 'r', events }) });
  });

  it('asks for the service’s state without a key', async () => {
    const { client, asked } = setUp(json({ status: 'healthy', version: '3.0.0', timestamp: '2026-01-01T00:00:00Z' }));
    expect((await client.health()).status).toBe('healthy');
    expect(asked[0]?.headers).toEqual({ Accept: 'application/json' });
  });

  it('takes key and base URL from the documented variables', async () => {
    vi.stubEnv('HYPERSTUDY_API_KEY', sampleKey);
    vi.stubEnv('HYPERSTUDY_BASE_URL', 'http://127.0.0.1:4010/api/v3');
    const { fetch, asked } = stub(json(envelope([])));
    await createHyperStudy({ fetch }).events.inRoom('r').firstPage();
    expect(asked[0]).toMatchObject({
      url: 'http://127.0.0.1:4010/api/v3/data/events/room/r',
      headers: { 'X-API-Key': sampleKey },
    });
    vi.stubEnv('HYPERSTUDY_API_KEY', undefined);
    expect(() => createHyperStudy()).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('HYPERSTUDY_API_KEY') }),
    );
  });

  it('tells a refusal in the system’s words, with the missing scope and its hint', async () => {
    const body = {
      status: 'error',
      error: { code: 'FORBIDDEN', message: 'Insufficient permissions. Required: read:recordings' },
    };
    const { client } = setUp(json(body, 403));
    expect(await rejection(client.recordings.inRoom('r').firstPage())).toMatchObject({
      code: 'insufficient_scope',
      status: 403,
      requiredScopes: ['read:recordings'],
      message: expect.stringContaining('Insufficient permissions. Required: read:recordings'),
      hint: hyperstudy.errors.hints.insufficient_scope,
    });
  });

  it('stays within 100 requests a minute per endpoint without being told', async () => {
    const clock = virtualClock();
    const startMs = clock.now();
    const { fetch, asked } = stub(json(envelope({ canView: true, canExport: true })));
    const client = createHyperStudy({ apiKey: sampleKey, fetch, clock });
    await Promise.all(Array.from({ length: 101 }, () => client.access.toExperiment('e')));
    expect(asked).toHaveLength(101);
    expect(clock.now() - startMs).toBe(60_001);
  });
});
