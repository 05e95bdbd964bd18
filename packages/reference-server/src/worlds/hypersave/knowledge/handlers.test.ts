import { beforeEach, describe, expect, it } from 'vitest';
import { openHypersave } from '../../../../test/open-hypersave.ts';

const texts = [
  'John Smith is the CEO of Acme Corp.',
  'The product launch is scheduled for March 15th. Revenue grew by 45% in the fourth quarter.',
  'Acme Corp acquired Beta Labs. John Smith lives in Oslo.',
  'The dashboard is written in TypeScript.',
  'Nothing to learn here!',
];

let world: Awaited<ReturnType<typeof openHypersave>>;
beforeEach(async () => {
  world = await openHypersave({ memories: 0 });
  for (const content of texts) {
    await world.get('POST /v1/save', { content, tags: ['notes'] });
    await world.server.clock.advance('1h');
  }
});

const listOf = async (request: string, list: string) =>
  (await world.get(`GET /v1/${request}`))[list] as readonly Record<string, unknown>[];

describe('facts', () => {
  it('are read out of sentences, with where they are from', async () => {
    const [fact] = await listOf('facts?category=role', 'facts');
    expect(fact).toMatchObject({
      statement: 'John Smith is the CEO of Acme Corp',
      subject: 'John Smith',
      predicate: 'is CEO of',
      object: 'Acme Corp',
      category: 'role',
      confidence: 0.95,
      source: { documentId: expect.stringMatching(/^doc_/), excerpt: texts[0] },
      extractedAt: '2026-01-01T00:00:00.000Z',
      key: 'John Smith is CEO of',
      value: 'Acme Corp',
    });
  });

  it('are of the documented categories', async () => {
    const facts = await listOf('facts', 'facts');
    expect(facts.map(({ category, subject, predicate, object }) => [category, subject, predicate, object])).toEqual([
      ['attribute', 'dashboard', 'is written in', 'TypeScript'],
      ['relationship', 'Acme Corp', 'acquired', 'Beta Labs'],
      ['attribute', 'John Smith', 'lives in', 'Oslo'],
      ['date', 'product launch', 'scheduled for', 'March 15th'],
      ['metric', 'Revenue', 'grew by', '45% in the fourth quarter'],
      ['role', 'John Smith', 'is CEO of', 'Acme Corp'],
    ]);
  });

  it('are narrowed down by entity, under any of its names, and by confidence; and paged without hasMore', async () => {
    const subjects = async (query: string) =>
      (await listOf(`facts?${query}`, 'facts')).map(({ predicate }) => predicate);
    expect(await subjects('entity=john%20smith')).toEqual(['lives in', 'is CEO of']);
    expect(await subjects('entity=J.%20Smith')).toEqual(['lives in', 'is CEO of']);
    expect(await subjects('confidence=0.95')).toEqual(['is CEO of']);
    expect(await world.get('GET /v1/facts?limit=2&offset=4')).toMatchObject({
      facts: [{ category: 'metric' }, { category: 'role' }],
      pagination: { limit: 2, offset: 4, total: 6 },
      count: 6,
    });
  });
});

describe('entities', () => {
  it('are what facts and names and tags speak of, with what is known of them', async () => {
    const [john] = await listOf('entities?search=smith', 'entities');
    expect(john).toMatchObject({
      id: 'entity_john-smith',
      name: 'John Smith',
      type: 'person',
      aliases: ['J. Smith'],
      properties: { title: 'CEO', company: 'Acme Corp', location: 'Oslo' },
      mentions: 2,
      firstSeen: '2026-01-01T00:00:00.000Z',
      lastSeen: '2026-01-01T02:00:00.000Z',
      first_seen: '2026-01-01T00:00:00.000Z',
    });
    expect(await world.get('GET /v1/entities?type=company&sortBy=name')).toMatchObject({
      entities: [{ name: 'Acme Corp', aliases: ['Acme'] }, { name: 'Beta Labs' }],
      pagination: { limit: 50, offset: 0, total: 2 },
      stats: { person: 1, company: 2, location: 1 },
      count: 2,
    });
  });

  it('are sorted by mentions, by name, or by the latest mention', async () => {
    const names = async (sortBy: string) =>
      (await listOf(`entities?sortBy=${sortBy}`, 'entities')).map(({ name }) => name);
    expect((await names('mentions')).slice(0, 3)).toEqual(['notes', 'Acme Corp', 'John Smith']);
    expect(await names('name')).toEqual([...(await names('name'))].sort());
    expect((await names('recent'))[0]).toBe('notes');
    expect((await world.ask('GET /v1/entities?sortBy=age')).status).toBe(400);
  });
});

describe('the graph', () => {
  it('connects entities by the facts about both, under both names for everything', async () => {
    const edges = await listOf('graph', 'edges');
    expect(edges).toContainEqual({
      source: 'entity_john-smith',
      target: 'entity_acme-corp',
      relationship: 'IS_CEO_OF',
      relation: 'IS_CEO_OF',
      strength: 0.95,
      weight: 0.95,
    });
    const [node] = await listOf('graph?entity=Oslo', 'nodes');
    expect(node).toMatchObject({ label: node?.name, mentions: node?.mentionCount });
  });

  it('is walked from an entity, as many steps as asked', async () => {
    const names = async (query: string) => (await listOf(`graph?${query}`, 'nodes')).map(({ name }) => name).sort();
    await world.get('POST /v1/save', {
      content: 'Beta Labs partnered with Gamma Group. Gamma Group acquired Delta Inc.',
    });
    await world.get('POST /v1/save', { content: 'Delta Inc acquired Epsilon Works.' });
    expect(await names('entity=Epsilon%20Works&depth=1')).toEqual(['Delta Inc', 'Epsilon Works']);
    expect(await names('entity=Epsilon%20Works&depth=2')).toEqual([
      'Beta Labs',
      'Delta Inc',
      'Epsilon Works',
      'Gamma Group',
    ]);
    expect(await names('entity=Nobody&depth=3')).toEqual([]);
    expect(await names('entity=Acme%20Corp&depth=1&type=company')).toEqual(['Acme Corp', 'Beta Labs']);
    expect((await world.ask('GET /v1/graph?depth=4')).status).toBe(400);
  });

  it('is cut to the most mentioned, and says how much there is', async () => {
    const { nodes, edges, stats } = await world.get('GET /v1/graph?limit=1');
    expect(nodes).toMatchObject([{ name: 'notes' }]);
    expect(edges).toEqual([]);
    expect(stats).toMatchObject({ totalNodes: 7, nodeCount: 1, edgeCount: 0, types: { person: 1 } });
  });
});
