import { operations } from '@latchkey/providers/hypersave/operations';
import { beforeEach, describe, expect, it } from 'vitest';
import { openHypersave } from '../../../test/open-hypersave.ts';
import { hypersaveWorld } from './index.ts';

let world: Awaited<ReturnType<typeof openHypersave>>;
beforeEach(async () => {
  world = await openHypersave();
});

const context = { clock: { now: () => 0 }, random: (size: number) => new Uint8Array(size) };

describe('hypersaveWorld', () => {
  it('has a handler for every operation of the document, and no other', () => {
    const handlers = hypersaveWorld().open(context as Parameters<ReturnType<typeof hypersaveWorld>['open']>[0]);
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(operations).sort());
  });

  it('gives the same data for the same seed, and other data for another', async () => {
    const [again, other] = [await openHypersave(), await openHypersave({ seed: 'another' })];
    const list = await world.get('GET /v1/memories');
    expect(await again.get('GET /v1/memories')).toEqual(list);
    expect((await other.get('GET /v1/memories')).data.map(({ title }) => title)).not.toEqual(
      list.data.map(({ title }) => title),
    );
  });

  it('starts anew at a reset', async () => {
    await world.get('DELETE /v1/memory/doc_1');
    world.server.reset();
    const key = await world.keyOf('user_1');
    expect((await world.ask('GET /v1/memory/doc_1', undefined, key)).status).toBe(200);
  });

  it.each([{ memories: -1 }, { memories: 1.5 }, { memories: 100_001 }, { startsAt: 'soon' }])(
    'refuses %j and names what is wrong with it',
    (options) => {
      expect(() => hypersaveWorld(options)).toThrow(new RegExp(`^${Object.keys(options)[0]} is`));
    },
  );
});

describe('whose data it is', () => {
  it('security 10: answers for another owner’s memory as for one that never was, to the letter', async () => {
    const stranger = await world.keyOf('user_2');
    for (const request of ['GET /v1/memory/', 'DELETE /v1/memory/', 'DELETE /v1/memories/']) {
      const foreign = await world.ask(`${request}doc_1`, undefined, stranger);
      expect(foreign).toEqual(await world.ask(`${request}doc_nowhere`, undefined, stranger));
      expect(foreign).toMatchObject({ status: 404, body: { error: 'NOT_FOUND', message: 'Memory not found' } });
    }
    expect((await world.get('GET /v1/memories', undefined, stranger)).pagination.total).toBe(0);
    expect((await world.ask('GET /v1/memory/doc_1')).status).toBe(200);
  });

  it('ruling 6: shows a test key data of its own', async () => {
    const test = await world.keyOf('user_1', 'test');
    const { data } = await world.get('GET /v1/memories', undefined, test);
    expect(data.every(({ id }) => String(id).startsWith('doc_test_'))).toBe(true);
    expect((await world.ask('GET /v1/memory/doc_1', undefined, test)).status).toBe(404);
    const { documentId } = await world.get('POST /v1/save', { content: 'Only a test.' }, test);
    expect((await world.ask(`GET /v1/memory/${documentId}`)).status).toBe(404);
    expect((await world.ask(`GET /v1/memory/${documentId}`, undefined, test)).status).toBe(200);
  });
});

describe('memories', () => {
  it('come newest first, page by page, with the keys of the documents and of the client', async () => {
    const { data, ...first } = await world.get('GET /v1/memories?limit=15');
    expect(first).toMatchObject({
      success: true,
      pagination: { limit: 15, offset: 0, total: 40, hasMore: true },
      total: 40,
      facts: expect.any(Number),
    });
    const rest = await world.get('GET /v1/memories?limit=100&offset=15');
    const all = [...data, ...rest.data];
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => `doc_${40 - index}`));
    const times = all.map(({ createdAt }) => Date.parse(String(createdAt)));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(first.documents).toHaveLength(15);
    expect(Object(first.documents)[0]).toMatchObject({ id: 'doc_40', created_at: data[0]?.createdAt, type: 'text' });
  });

  it('are narrowed down by any of several tags, by space and by time', async () => {
    const all = (await world.get('GET /v1/memories?limit=100')).data;
    const ids = async (query: string) =>
      (await world.get(`GET /v1/memories?limit=100&${query}`)).data.map(({ id }) => id);
    const tagged = all.filter(({ tags }) => ['finance', 'travel'].some((tag) => Object(tags).includes(tag)));
    expect(tagged.length).toBeGreaterThan(0);
    expect(await ids('tags=finance,travel')).toEqual(tagged.map(({ id }) => id));
    const [main, archive] = [await ids('spaceId=space_main'), await ids('spaceId=space_archive')];
    expect(main.length + archive.length).toBe(40);
    expect(archive.length).toBeGreaterThan(0);
    const moment = String(all[10]?.createdAt);
    expect(await ids(`after=${moment}`)).toEqual(all.slice(0, 11).map(({ id }) => id));
    expect(await ids(`before=${moment}`)).toEqual(all.slice(11).map(({ id }) => id));
    expect(await ids('after=2025-12-01&before=2025-12-02')).toEqual(
      all.filter(({ createdAt }) => String(createdAt).startsWith('2025-12-01')).map(({ id }) => id),
    );
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['offset=-1', 'offset'],
    ['after=yesterday', 'after'],
    ['after=2025-02-30', 'after'],
    ['before=2025-13-01', 'before'],
    ['tags=', 'tags'],
  ])('refuse %s', async (query, parameter) => {
    expect(await world.ask(`GET /v1/memories?${query}`)).toMatchObject({
      status: 400,
      body: { success: false, error: 'BAD_REQUEST', details: { parameter } },
    });
  });

  it('are saved, read, changed, found and deleted for good', async () => {
    const saved = await world.get('POST /v1/save', {
      content: 'The walrus exhibition is scheduled for April 9. Zofia Nowak is the curator of Harbour Museum.',
      title: 'Walrus exhibition',
      tags: ['museum', 'museum'],
      metadata: { priority: 'high' },
      spaceId: 'space_art',
    });
    const id = String(saved.documentId);
    expect(saved).toMatchObject({
      message: 'Content saved successfully',
      data: { id, title: 'Walrus exhibition', tags: ['museum'], createdAt: '2026-01-01T00:00:00.000Z' },
      saved: { id, title: 'Walrus exhibition', type: 'text', facts: 2 },
    });
    expect((await world.get('GET /v1/memories?tags=museum')).data.map((each) => each.id)).toEqual([id]);
    expect((await world.get(`GET /v1/memory/${id}`)).data).toMatchObject({
      metadata: { priority: 'high' },
      spaceId: 'space_art',
      description: null,
    });

    await world.server.clock.advance('1h');
    const changed = await world.get(`PATCH /v1/memory/${id}`, {
      content: 'The seal show is due on May 2.',
      title: 'Seals',
    });
    expect(changed.data).toMatchObject({
      title: 'Seals',
      tags: ['museum'],
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T01:00:00.000Z',
    });
    const found = async (query: string) => Object((await world.get('POST /v1/search', { query })).results).length;
    expect([await found('walrus exhibition'), await found('seal show')]).toEqual([0, 1]);

    expect(await world.get(`DELETE /v1/memory/${id}`)).toEqual({
      success: true,
      message: 'Memory deleted successfully',
      deletedId: id,
    });
    expect(await found('seal show')).toBe(0);
    for (const request of ['GET', 'DELETE']) expect((await world.ask(`${request} /v1/memory/${id}`)).status).toBe(404);
    expect((await world.get('GET /v1/entities?search=nowak')).pagination.total).toBe(0);
  });

  it('are made of an address without fetching it', async () => {
    const saved = await world.get('POST /v1/save', {
      url: 'https://example.com/notes/on-walruses?key=1',
      tags: ['web'],
    });
    const { data } = await world.get(`GET /v1/memory/${saved.documentId}`);
    expect(data).toMatchObject({
      title: 'notes on walruses (example.com)',
      metadata: { url: 'https://example.com/notes/on-walruses' },
    });
    for (const url of ['https://nowhere.invalid/page', 'file:///etc/passwd', 'not an address']) {
      expect(await world.ask('POST /v1/save', { url })).toMatchObject({
        status: 400,
        body: { details: { path: 'url' } },
      });
    }
  });

  it('security 47: keep metadata that would poison a prototype as plain data', async () => {
    const sent = JSON.parse('{"content":"x","metadata":{"__proto__":{"admin":true},"constructor":1}}');
    const { documentId } = await world.get('POST /v1/save', sent);
    const answer = await world.get(`GET /v1/memory/${documentId}`);
    expect(Object.keys(Object(Reflect.get(answer.data, 'metadata')))).toContain('constructor');
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it.each([
    {},
    { title: 'Nothing to save' },
    { content: '' },
    { content: 1 },
    { content: 'a', owner: 'user_2' },
    { content: 'a', tags: [''] },
  ])('refuse to save %j', async (body) => {
    expect(await world.ask('POST /v1/save', body)).toMatchObject({ status: 400, body: { error: 'BAD_REQUEST' } });
  });

  it('are saved later, when asked to, on the server’s clock', async () => {
    const { pendingId, checkStatus } = await world.get('POST /v1/save', { content: 'Later is a word.', async: true });
    expect(checkStatus).toBe(`/v1/save/status/${pendingId}`);
    const status = () => world.get(`GET ${checkStatus}`);
    expect(await status()).toEqual({ success: true, status: 'processing', startedAt: '2026-01-01T00:00:00.000Z' });
    expect((await world.get('GET /v1/memories')).pagination.total).toBe(40);
    await world.server.clock.advance('999ms');
    expect(await status()).toMatchObject({ status: 'processing' });
    await world.server.clock.advance('1ms');
    expect(await status()).toMatchObject({ status: 'complete', title: 'Later is a word' });
    expect((await world.get('GET /v1/memories')).pagination.total).toBe(41);

    const failing = await world.get('POST /v1/save', { url: 'https://nowhere.invalid', async: true });
    await world.server.clock.advance('1s');
    expect(await world.get(`GET ${failing.checkStatus}`)).toMatchObject({
      status: 'error',
      error: 'Failed to fetch URL',
    });
    expect((await world.ask('GET /v1/save/status/pending_nowhere')).status).toBe(404);
  });
});

describe('turbo mode', () => {
  it('saves and answers, and reads nothing out of what it saved', async () => {
    const content = 'Ines Duarte is the captain of Polar Works. Follow up with the shipyard tomorrow.';
    const { documentId } = await world.get('POST /v1/turbo/save', { content, title: 'Shipyard' });
    expect((await world.get(`GET /v1/memory/${documentId}`)).data).toMatchObject({ title: 'Shipyard', content });
    expect((await world.get('GET /v1/facts?entity=Ines%20Duarte')).pagination.total).toBe(0);
    expect(
      await world.get('POST /v1/turbo/ask', { query: 'What did I need to follow up on with the shipyard?' }),
    ).toEqual({
      success: true,
      answer: 'Follow up with the shipyard tomorrow.',
      processingTime: 0,
    });
  });
});

describe('ingesting', () => {
  const items = [
    { content: 'First of three.', title: 'First', tags: ['batch'] },
    { url: 'https://nowhere.invalid/page' },
    { content: 'Third of three.', title: 'Third', metadata: { n: 3 } },
  ];

  it('is done item by item on the server’s clock, and tells what came of each', async () => {
    const job = await world.get('POST /v1/ingest', { items, webhook: 'https://example.com/hook' });
    expect(job).toMatchObject({
      message: 'Ingest job started',
      itemCount: 3,
      statusUrl: `/v1/ingest/status/${job.jobId}`,
    });
    const status = () => world.get(`GET ${job.statusUrl}`);
    expect(await status()).toMatchObject({ status: 'processing', processed: 0, completedAt: null });
    await world.server.clock.advance('500ms');
    expect(await status()).toMatchObject({ status: 'processing', processed: 1, failed: 0 });
    await world.server.clock.advance('1s');
    expect(await status()).toMatchObject({
      status: 'completed',
      processed: 3,
      failed: 1,
      results: [
        { index: 0, success: true },
        { index: 1, success: false, error: 'Failed to fetch URL' },
        { index: 2, success: true },
      ],
      completedAt: '2026-01-01T00:00:01.500Z',
    });
    expect((await world.get('GET /v1/memories?tags=batch')).data).toMatchObject([
      { title: 'First', createdAt: '2026-01-01T00:00:00.500Z' },
    ]);
  });

  it('is done at once where async is false, and for the one text that the client sends', async () => {
    expect(await world.get('POST /v1/ingest', { items, async: false })).toMatchObject({
      processed: 3,
      results: [{ success: true }, { success: false }, { success: true }],
    });
    const one = { content: 'Bo Lind works at Tidal Labs.', title: 'Bo', category: 'Work', sector: 'episodic' };
    expect(await world.get('POST /v1/ingest', one)).toMatchObject({ title: 'Bo', facts: 1, entities: 2 });
    expect((await world.get('GET /v1/memories')).pagination.total).toBe(43);
  });

  it('is nobody else’s to look at', async () => {
    const { statusUrl } = await world.get('POST /v1/ingest', { items });
    expect((await world.ask(`GET ${statusUrl}`, undefined, await world.keyOf('user_2'))).status).toBe(404);
  });
});
