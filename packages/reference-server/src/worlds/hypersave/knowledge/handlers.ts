import type { Handlers, Reply, WorldRequest } from '../../../world.ts';
import type { Accounts } from '../accounts.ts';
import type { Wire } from '../memory-wire.ts';
import { isoTime } from '../moment.ts';
import { type Entity, goesBy } from './entity.ts';
import type { Fact } from './fact.ts';
import { around, type Edge, within } from './graph.ts';

/** What was read out of the memories. */
export const knowledgeHandlers = (accounts: Accounts): Handlers => ({
  listFacts(request) {
    const { memories } = accounts.of(request);
    const { entity, category, confidence = 0 } = request.query as FactQuery;
    const named = entity === undefined ? null : namesOf(memories.graph().nodes, entity);
    const found = memories
      .facts()
      .filter(
        (fact) =>
          (named === null || named.has(fact.subject.toLowerCase()) || named.has(fact.object.toLowerCase())) &&
          (category === undefined || fact.category === category) &&
          fact.confidence >= confidence,
      );
    return pageOf(request, found, factWire, {});
  },

  listEntities(request) {
    const { nodes } = accounts.of(request).memories.graph();
    const { type, search, sortBy = 'mentions' } = request.query as EntityQuery;
    const wanted = search?.toLowerCase();
    const found = nodes
      .filter((entity) => type === undefined || entity.type === type)
      .filter(({ name, aliases }) => {
        return wanted === undefined || [name, ...aliases].some((each) => each.toLowerCase().includes(wanted));
      })
      .sort(orders[sortBy]);
    return pageOf(request, found, entityWire, { stats: countByType(nodes) });
  },

  getGraph(request) {
    const whole = accounts.of(request).memories.graph();
    const { entity, type } = request.query as GraphQuery;
    const [depth, limit] = [Number(request.query.depth), Number(request.query.limit)];
    const near = entity === undefined ? whole : around(whole, entity, depth);
    const ofType = type === undefined ? near : within(near, (node) => node.type === type);
    const kept = new Set([...ofType.nodes].sort(orders.mentions).slice(0, limit));
    const { nodes, edges } = within(ofType, (node) => kept.has(node));
    const answer: Wire['Graph'] = {
      success: true,
      nodes: [...nodes].sort(orders.mentions).map(nodeWire),
      edges: edges.map(edgeWire),
      stats: {
        totalNodes: ofType.nodes.length,
        totalEdges: ofType.edges.length,
        types: countByType(ofType.nodes),
        nodeCount: nodes.length,
        edgeCount: edges.length,
      },
    };
    return { kind: 'json', body: answer };
  },
});

interface FactQuery {
  readonly entity?: string;
  readonly category?: string;
  readonly confidence?: number;
}

interface EntityQuery {
  readonly type?: string;
  readonly search?: string;
  readonly sortBy?: keyof typeof orders;
}

interface GraphQuery {
  readonly entity?: string;
  readonly type?: string;
}

const byName = (one: Entity, other: Entity): number => (one.name < other.name ? -1 : Number(one.name > other.name));
const orders = {
  mentions: (one: Entity, other: Entity) => other.memoryIds.length - one.memoryIds.length || byName(one, other),
  name: byName,
  recent: (one: Entity, other: Entity) => other.lastSeenMs - one.lastSeenMs || byName(one, other),
};

/** All names, in lower case, that the entity of a name goes by; the name itself where there is no such entity. */
const namesOf = (entities: readonly Entity[], name: string): ReadonlySet<string> => {
  const known = entities.filter((entity) => goesBy(entity, name)).flatMap((entity) => [entity.name, ...entity.aliases]);
  return new Set([name, ...known].map((each) => each.toLowerCase()));
};

const pageOf = <T>(
  { query }: WorldRequest,
  found: readonly T[],
  wire: (each: T) => object,
  metadata: Readonly<Record<string, unknown>>,
): Reply => {
  const [limit, offset] = [Number(query.limit), Number(query.offset)];
  const items = found.slice(offset, offset + limit).map(wire);
  return { kind: 'page', items, total: found.length, limit, offset, metadata };
};

const countByType = (entities: readonly Entity[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries(counts);
};

/** A fact as documented, and as the system's client reads it. */
export const factWire = (fact: Fact): Wire['Fact'] => ({
  id: fact.id,
  statement: fact.statement,
  subject: fact.subject,
  predicate: fact.predicate,
  object: fact.object,
  category: fact.category,
  confidence: fact.confidence,
  source: { documentId: fact.memoryId, excerpt: fact.excerpt },
  extractedAt: isoTime(fact.extractedAtMs),
  key: `${fact.subject} ${fact.predicate}`,
  value: fact.object,
  created_at: isoTime(fact.extractedAtMs),
});

const entityWire = (entity: Entity): Wire['Entity'] => {
  const [firstSeen, lastSeen] = [isoTime(entity.firstSeenMs), isoTime(entity.lastSeenMs)];
  return {
    id: entity.id,
    name: entity.name,
    type: entity.type,
    aliases: [...entity.aliases],
    properties: entity.properties,
    mentions: entity.memoryIds.length,
    firstSeen,
    lastSeen,
    relatedDocuments: entity.memoryIds.slice(0, 20),
    first_seen: firstSeen,
    last_seen: lastSeen,
  };
};

const nodeWire = ({ id, name, type, properties, memoryIds }: Entity): Wire['Graph']['nodes'][number] => ({
  id,
  name,
  label: name,
  type,
  properties,
  mentionCount: memoryIds.length,
  mentions: memoryIds.length,
});

const edgeWire = ({ source, target, relationship, strength }: Edge): Wire['Graph']['edges'][number] => ({
  source,
  target,
  relationship,
  relation: relationship,
  strength,
  weight: strength,
});
