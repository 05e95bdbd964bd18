import type { Graph } from './graph.ts';
import type { Hyperedge } from './records.ts';

/** What went with a memory. */
export interface Forgotten {
  readonly nodes: number;
  readonly edges: number;
  /** Hyperedges that lost a member. */
  readonly hyperedges: number;
}

/**
 * Takes a memory out of its graph, and its edges with it. A hyperedge with two members left becomes an edge (the documents
 * do not say which way it leads, so it leads neither), one with a single member is removed. `cascade`: a memory that was
 * connected to it, and now to nothing, goes as well, and so on.
 */
export const forget = (graph: Graph, id: string, cascade: boolean): Forgotten => {
  const forgotten = { nodes: 0, edges: 0, hyperedges: 0 };
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [edges, hyperedges] = [graph.edgesOf(next), graph.hyperedgesOf(next)];
    const touched = new Set([
      ...edges.flatMap(({ source, target }) => [source, target]),
      ...hyperedges.flatMap(({ nodes }) => nodes),
    ]);
    touched.delete(next);
    for (const edge of edges) graph.removeEdge(edge);
    for (const hyperedge of hyperedges) degrade(graph, hyperedge, next);
    graph.removeNode(next);
    forgotten.nodes++;
    forgotten.edges += edges.length;
    forgotten.hyperedges += hyperedges.length;
    if (cascade) queue.push(...[...touched].filter((each) => isAlone(graph, each)));
  }
  return forgotten;
};

const degrade = (graph: Graph, hyperedge: Hyperedge, lost: string): void => {
  const { nodes, content: _, ...kept } = hyperedge;
  graph.removeHyperedge(hyperedge);
  const left = nodes.filter((each) => each !== lost);
  const [source, target, ...more] = left;
  if (source === undefined || target === undefined) return;
  if (more.length > 0) graph.putHyperedge({ ...hyperedge, nodes: left });
  else graph.putEdge({ ...kept, directed: false, source, target });
};

const isAlone = (graph: Graph, id: string): boolean =>
  graph.nodes.has(id) && graph.edgesOf(id).length === 0 && graph.hyperedgesOf(id).length === 0;
