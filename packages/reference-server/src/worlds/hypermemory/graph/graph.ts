import type { Edge, Hyperedge, Metadata, Node } from './records.ts';
import { createWordIndex } from './word-index.ts';

/** Memories and what connects them. Whatever connects a memory that is removed has to be removed first. */
export interface Graph {
  readonly id: string;
  readonly metadata: Metadata;
  readonly createdAtMs: number;
  readonly nodes: ReadonlyMap<string, Node>;
  /** What a memory was before it was changed, the oldest first. */
  earlier(nodeId: string): readonly Node[];
  /** Every edge that touches a memory, in the order in which they were made. */
  edgesOf(nodeId: string): readonly Edge[];
  hyperedgesOf(nodeId: string): readonly Hyperedge[];
  /** Adds a memory, or puts another version in its place. */
  putNode(node: Node): void;
  putEdge(edge: Edge): void;
  /** Adds a hyperedge, or puts another in the place of the one with its id. */
  putHyperedge(hyperedge: Hyperedge): void;
  removeNode(id: string): void;
  removeEdge(edge: Edge): void;
  removeHyperedge(hyperedge: Hyperedge): void;
  has(id: string): boolean;
  /** The memories that share a word with a query, by relevance from 0 to 1. */
  search(query: string): ReadonlyMap<string, number>;
}

export const createGraph = ({ id, metadata, createdAtMs }: Pick<Graph, 'id' | 'metadata' | 'createdAtMs'>): Graph => {
  const nodes = new Map<string, Node>();
  const earlier = new Map<string, Node[]>();
  const edges = new Map<string, Map<string, Edge>>();
  const hyperedges = new Map<string, Map<string, Hyperedge>>();
  const connections = new Set<string>();
  const index = createWordIndex();

  const removeHyperedge = (hyperedge: Hyperedge): void => {
    for (const nodeId of hyperedge.nodes) hyperedges.get(nodeId)?.delete(hyperedge.id);
    connections.delete(hyperedge.id);
  };

  return {
    id,
    metadata,
    createdAtMs,
    nodes,
    earlier: (nodeId) => earlier.get(nodeId) ?? [],
    edgesOf: (nodeId) => [...(edges.get(nodeId)?.values() ?? [])],
    hyperedgesOf: (nodeId) => [...(hyperedges.get(nodeId)?.values() ?? [])],
    putNode(node) {
      const present = nodes.get(node.id);
      if (present) earlier.set(node.id, [...(earlier.get(node.id) ?? []), present]);
      nodes.set(node.id, node);
      index.set(node.id, node.content);
    },
    putEdge(edge) {
      for (const nodeId of [edge.source, edge.target]) membersOf(edges, nodeId).set(edge.id, edge);
      connections.add(edge.id);
    },
    putHyperedge(hyperedge) {
      const present = hyperedges.get(hyperedge.nodes[0] ?? '')?.get(hyperedge.id);
      if (present) removeHyperedge(present);
      for (const nodeId of hyperedge.nodes) membersOf(hyperedges, nodeId).set(hyperedge.id, hyperedge);
      connections.add(hyperedge.id);
    },
    removeNode(nodeId) {
      nodes.delete(nodeId);
      earlier.delete(nodeId);
      edges.delete(nodeId);
      hyperedges.delete(nodeId);
      index.remove(nodeId);
    },
    removeEdge(edge) {
      for (const nodeId of [edge.source, edge.target]) edges.get(nodeId)?.delete(edge.id);
      connections.delete(edge.id);
    },
    removeHyperedge,
    has: (any) => nodes.has(any) || connections.has(any),
    search: index.search,
  };
};

const membersOf = <T>(lists: Map<string, Map<string, T>>, nodeId: string): Map<string, T> => {
  const members = lists.get(nodeId) ?? new Map<string, T>();
  lists.set(nodeId, members);
  return members;
};
