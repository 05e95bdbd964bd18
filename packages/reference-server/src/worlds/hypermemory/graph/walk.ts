import type { Graph } from './graph.ts';

/** A memory that was reached, and how. */
export interface Reached {
  readonly id: string;
  /** How many steps away. */
  readonly distance: number;
  /** Ids from where the walk began to here, both included. */
  readonly path: readonly string[];
}

export interface WalkOptions {
  /** How many steps are taken at most. */
  readonly depth: number;
  /** Only edges and hyperedges of this type are followed. Any, unless told. */
  readonly edgeType?: string | undefined;
}

/**
 * Everything that a memory is connected to, the nearest first (breadth first, so that each path is a shortest one). Edges are
 * followed whichever way they lead; the members of a hyperedge are one step apart. The beginning itself is not in it.
 */
export const walk = (graph: Graph, from: string, { depth, edgeType }: WalkOptions): Reached[] => {
  const seen = new Set([from]);
  const reached: Reached[] = [];
  let frontier: readonly Reached[] = [{ id: from, distance: 0, path: [from] }];
  for (let distance = 1; distance <= depth && frontier.length > 0; distance++) {
    const next: Reached[] = [];
    for (const { id, path } of frontier) {
      for (const neighbour of neighboursOf(graph, id, edgeType)) {
        if (seen.has(neighbour)) continue;
        seen.add(neighbour);
        next.push({ id: neighbour, distance, path: [...path, neighbour] });
      }
    }
    reached.push(...next);
    frontier = next;
  }
  return reached;
};

const neighboursOf = (graph: Graph, id: string, edgeType: string | undefined): string[] => {
  const isFollowed = (each: { readonly edgeType: string }) => edgeType === undefined || each.edgeType === edgeType;
  return [
    ...graph
      .edgesOf(id)
      .filter(isFollowed)
      .map(({ source, target }) => (source === id ? target : source)),
    ...graph
      .hyperedgesOf(id)
      .filter(isFollowed)
      .flatMap(({ nodes }) => nodes),
  ];
};
