import { type Entity, goesBy } from './entity.ts';
import type { Fact } from './fact.ts';

export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly relationship: string;
  /** From 0 to 1. */
  readonly strength: number;
}

export interface Graph {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Edge[];
}

/** Entities and what connects them: facts about two of them, else that memories name both. */
export const graphOf = (entities: readonly Entity[], facts: readonly Fact[]): Graph => {
  const edges = new Map<string, Edge>();
  const put = (edge: Edge) => {
    const id = `${edge.source} ${edge.relationship} ${edge.target}`;
    const known = edges.get(id);
    if (!known || known.strength < edge.strength) edges.set(id, edge);
  };
  const byName = new Map(entities.flatMap((entity) => [entity.name, ...entity.aliases].map((name) => [name, entity])));
  const related = new Set<string>();
  for (const { subject, predicate, object, confidence } of facts) {
    const [source, target] = [byName.get(subject), byName.get(object)];
    if (!source || !target || source === target) continue;
    related.add(pairOf(source, target));
    put({ source: source.id, target: target.id, relationship: constantCase(predicate), strength: confidence });
  }
  for (const { one, other, shared } of mentionedTogether(entities)) {
    if (related.has(pairOf(one, other))) continue;
    const strength = rounded(shared / Math.min(one.memoryIds.length, other.memoryIds.length));
    put({ source: one.id, target: other.id, relationship: 'MENTIONED_WITH', strength });
  }
  return { nodes: entities, edges: [...edges.values()] };
};

/** The part of a graph that lies within so many steps of an entity; empty where there is no such entity. */
export const around = ({ nodes, edges }: Graph, name: string, depth: number): Graph => {
  const reached = new Set(nodes.filter((node) => goesBy(node, name)).map(({ id }) => id));
  for (let step = 0; step < depth; step++) {
    const present = new Set(reached);
    for (const { source, target } of edges) {
      if (present.has(source)) reached.add(target);
      if (present.has(target)) reached.add(source);
    }
  }
  return within({ nodes, edges }, ({ id }) => reached.has(id));
};

/** The nodes that a rule keeps, and the edges between them. */
export const within = ({ nodes, edges }: Graph, keeps: (node: Entity) => boolean): Graph => {
  const kept = nodes.filter(keeps);
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: edges.filter(({ source, target }) => ids.has(source) && ids.has(target)) };
};

/** A memory with more names than this connects none of them: it is a list. */
const mostNames = 20;

const mentionedTogether = (entities: readonly Entity[]) => {
  const byMemory = new Map<string, Entity[]>();
  for (const entity of entities) {
    for (const id of entity.memoryIds) byMemory.set(id, [...(byMemory.get(id) ?? []), entity]);
  }
  const pairs = new Map<string, { readonly one: Entity; readonly other: Entity; shared: number }>();
  for (const named of [...byMemory.values()].filter(({ length }) => length <= mostNames)) {
    named.forEach((one, index) => {
      for (const other of named.slice(index + 1)) {
        const pair = pairs.get(pairOf(one, other)) ?? { one, other, shared: 0 };
        pair.shared++;
        pairs.set(pairOf(one, other), pair);
      }
    });
  }
  return pairs.values();
};

const pairOf = (one: Entity, other: Entity): string => [one.id, other.id].sort().join(' ');

const constantCase = (predicate: string): string => predicate.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_');

const rounded = (value: number): number => Math.round(value * 100) / 100;
