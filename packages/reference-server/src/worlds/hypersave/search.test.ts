import { beforeEach, describe, expect, it } from 'vitest';
import { openHypersave } from '../../../test/open-hypersave.ts';

const notes = [
  { content: 'The board meeting is scheduled for January 25. The agenda includes the budget.', tags: ['board'] },
  { content: 'Team lunch on Friday. Budget is twenty euros.', tags: ['team'] },
  {
    content: 'Best practices for machine learning: keep a baseline, look at the data.',
    tags: ['ml'],
    title: 'ML notes',
  },
  { content: 'Learned to bake bread. The machine kneads for ten minutes.', tags: ['home'] },
  { content: 'Holiday in Oslo.', tags: ['home'], metadata: { nights: 3, place: { country: 'Norway' } } },
  { content: 'Holiday in Rome.', tags: ['home', 'sun'], metadata: { nights: 7 } },
];

let world: Awaited<ReturnType<typeof openHypersave>>;
let post: (path: string, body: object) => Promise<Record<string, unknown>>;
beforeEach(async () => {
  world = await openHypersave({ memories: 0 });
  post = (path, body) => world.get(`POST /v1/${path}`, body);
  for (const note of notes) {
    await post('save', note);
    await world.server.clock.advance('1d');
  }
});

const contents = (body: Record<string, unknown>, list = 'results') =>
  Object(body[list]).map(({ content }: { content: string }) => content);

describe('search', () => {
  it('finds words in any form, the most relevant first', async () => {
    const found = await post('search', { query: 'machine learning baselines', threshold: 0 });
    expect(contents(found)).toEqual([notes[2]?.content, notes[3]?.content]);
    const [first, second] = found.results as { score: number; relevance: number }[];
    expect(first?.score).toBe(first?.relevance);
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
    expect(contents(await post('search', { query: 'BOARD Meetings' }))).toEqual([notes[0]?.content]);
  });

  it('lets very words weigh more where it is asked to be hybrid', async () => {
    const [plain, hybrid] = [{}, { hybrid: true }].map((more) =>
      post('search', { query: 'learned machine', threshold: 0, ...more }),
    );
    const scores = async (answer: typeof plain) =>
      Object((await answer)?.results).map(({ score }: { score: number }) => score);
    const [before, after] = [await scores(plain), await scores(hybrid)];
    expect(after[1]).toBeLessThan(before[1]);
    expect(contents((await hybrid) ?? {})[0]).toBe(notes[3]?.content);
  });

  it('leaves out what is below the threshold', async () => {
    expect(contents(await post('search', { query: 'budget agenda walrus' }))).toEqual([]);
    expect(contents(await post('search', { query: 'budget agenda walrus', threshold: 0.1 }))).toHaveLength(2);
    expect(contents(await post('search', { query: 'the of and' }))).toEqual([]);
  });

  it('narrows down by tags and time, and pages', async () => {
    const query = 'holiday';
    expect(contents(await post('search', { query }))).toEqual([notes[5]?.content, notes[4]?.content]);
    expect(contents(await post('search', { query, tags: ['sun'] }))).toEqual([notes[5]?.content]);
    expect(contents(await post('search', { query, before: '2026-01-06' }))).toEqual([notes[4]?.content]);
    expect(await post('search', { query, limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      results: [{ content: notes[4]?.content }],
    });
  });

  it.each([
    {},
    { query: '' },
    { query: 'a', limit: 101 },
    { query: 'a', threshold: 2 },
    { query: 'a', after: '2026-02-30' },
  ])('refuses %j', async (body) => {
    expect((await world.ask('POST /v1/search', body)).status).toBe(400);
  });
});

describe('ask', () => {
  it('answers with the sentences that share most with the question, and says how sure it is', async () => {
    const answer = await post('ask', { query: 'When is the next board meeting?', model: 'fast' });
    expect(answer).toMatchObject({
      answer: 'The board meeting is scheduled for January 25.',
      confidence: expect.any(Number),
      sources: [{ type: 'document', content: notes[0]?.content }],
      context: { mode: 'fast', memoriesUsed: 1, retrievalTimeMs: 0 },
    });
    expect(answer.confidence).toBeGreaterThan(0.5);
    expect(answer.tokensUsed).toBeGreaterThan(0);
  });

  it('gives the memories as context where they are asked for, as documented', async () => {
    const { context, sources } = await post('ask', { query: 'What is the budget?', includeContext: true, limit: 1 });
    expect(context).toEqual(sources);
    expect(context).toHaveLength(1);
  });

  it('looks only where the filters say', async () => {
    const query = 'What is the budget?';
    expect(contents(await post('ask', { query, filters: { tags: ['team'] } }), 'sources')).toEqual([notes[1]?.content]);
    expect(contents(await post('ask', { query, filters: { after: '2026-01-02' } }), 'sources')).toEqual([
      notes[1]?.content,
    ]);
  });

  it('says so where nothing is known', async () => {
    expect(await post('ask', { query: 'Who invented the zeppelin?' })).toMatchObject({
      answer: 'I could not find anything about that in your memories.',
      confidence: 0,
      sources: [],
    });
  });
});

describe('remind', () => {
  it('names memories that have enough in common with a context, and why', async () => {
    const { reminders } = await post('remind', {
      context: 'Preparing the agenda of the next board meeting with the team',
    });
    expect(reminders).toMatchObject([{ content: notes[0]?.content, reason: 'Mentions: agenda, board, meeting' }]);
    expect((await post('remind', { context: 'holiday', threshold: 0.2, timeframe: 'all' })).reminders).toHaveLength(2);
  });

  it('looks back no further than it is asked to', async () => {
    const within = async (timeframe: string) =>
      Object((await post('remind', { context: 'holiday', threshold: 0.1, timeframe })).reminders).length;
    await world.server.clock.advance('12h');
    expect([await within('today'), await within('week'), await within('month')]).toEqual([0, 2, 2]);
    await world.server.clock.advance('22d');
    expect([await within('week'), await within('month'), await within('all')]).toEqual([0, 2, 2]);
  });

  it('keeps a reminder as the client sends it, and names it to queries that mention its trigger', async () => {
    const kept = await post('remind', { content: 'Buy coffee', trigger: 'grocery store', priority: 5 });
    expect(kept).toMatchObject({ reminderId: expect.stringMatching(/^reminder_/), reminder: { status: 'active' } });
    const reminders = async (message: string) => (await post('query', { message })).reminders;
    expect(await reminders('On my way to the stores')).toEqual([
      { content: 'Buy coffee', trigger: 'grocery store', priority: 5 },
    ]);
    expect(await reminders('At home')).toEqual([]);
  });
});

describe('query', () => {
  const found = async (body: object) =>
    contents(await post('query', body)).map((content: string) => notes.findIndex((note) => note.content === content));

  it.each([
    ['everything, the latest first', {}, [5, 4, 3, 2, 1, 0]],
    ['a plain value', { filters: { tags: 'home' } }, [5, 4, 3]],
    ['$eq under the name of the page’s example', { filters: { tag: { $eq: 'ml' } } }, [2]],
    ['$ne', { filters: { tags: { $ne: 'home' } } }, [2, 1, 0]],
    ['$in', { filters: { tags: { $in: ['sun', 'board'] } } }, [5, 0]],
    ['$nin', { filters: { tags: { $nin: ['home', 'ml'] } } }, [1, 0]],
    ['numbers of metadata', { filters: { 'metadata.nights': { $gt: 3 } } }, [5]],
    ['both ends of a range', { filters: { 'metadata.nights': { $gte: 3, $lt: 7 } } }, [4]],
    ['depths of metadata', { filters: { 'metadata.place.country': 'Norway' } }, [4]],
    ['a field that is missing', { filters: { 'metadata.nights': null } }, [3, 2, 1, 0]],
    ['moments by time', { filters: { createdAt: { $lte: '2026-01-02' } } }, [1, 0]],
    ['$and', { filters: { $and: [{ tags: 'home' }, { 'metadata.nights': { $lte: 5 } }] } }, [4]],
    ['$or', { filters: { $or: [{ tags: 'sun' }, { tags: 'board' }] } }, [5, 0]],
    ['an order', { filters: { tags: 'home' }, sort: { content: 1 } }, [4, 5, 3]],
    ['an order by a field that some lack', { sort: { 'metadata.nights': 1, createdAt: 1 } }, [4, 5, 0, 1, 2, 3]],
    ['a page', { limit: 2, offset: 1 }, [4, 3]],
    ['words, the most relevant first', { query: 'machine learning baselines' }, [2, 3]],
    ['the client’s message', { message: 'machine learning baselines' }, [2, 3]],
    ['nothing, where the client skips memory', { message: 'machine learning', skipMemory: true }, []],
  ])('answers to %s', async (_, body, indices) => {
    expect(await found(body)).toEqual(indices);
  });

  it('gives only the fields that are asked for', async () => {
    expect((await post('query', { filters: { tags: 'ml' }, fields: ['title', 'tags'] })).results).toEqual([
      { title: 'ML notes', tags: ['ml'] },
    ]);
  });

  it('counts over all that was found, whatever the page', async () => {
    expect(await post('query', { limit: 1, aggregate: { groupBy: 'tags' } })).toMatchObject({
      pagination: { limit: 1, offset: 0, total: 6, hasMore: true },
      aggregations: { groupBy: 'tags', groups: expect.arrayContaining([{ key: 'home', count: 3 }]) },
    });
    expect((await post('query', { aggregate: { groupBy: 'metadata.nights' } })).aggregations).toEqual({
      groupBy: 'metadata.nights',
      groups: [
        { key: null, count: 4 },
        { key: 7, count: 1 },
        { key: 3, count: 1 },
      ],
    });
  });

  it.each([
    [{ filters: { tags: { $like: 'a' } } }, 'filters.tags.$like'],
    [{ filters: { tags: { $in: 'a' } } }, 'filters.tags.$in'],
    [{ filters: { $not: [] } }, 'filters.$not'],
    [{ filters: { $or: [] } }, 'filters.$or'],
    [{ filters: { $and: [{ a: 1 }, 5] } }, 'filters.$and[1]'],
  ])('refuses %j and says where', async (body, path) => {
    expect(await world.ask('POST /v1/query', body)).toMatchObject({ status: 400, body: { details: { path } } });
  });

  it('security 41: knows no field that nobody set', async () => {
    for (const field of ['constructor', '__proto__', 'metadata.toString', 'tags.length']) {
      expect(await found({ filters: { [field]: { $ne: null } } }), field).toEqual([]);
    }
  });

  it('refuses conditions that go too deep', async () => {
    const nested = (depth: number): object => (depth === 0 ? { tags: 'ml' } : { $and: [nested(depth - 1)] });
    expect(await found({ filters: nested(10) })).toEqual([2]);
    expect((await world.ask('POST /v1/query', { filters: nested(11) })).status).toBe(400);
  });
});
