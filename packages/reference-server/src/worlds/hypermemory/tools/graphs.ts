import type { Handlers, WorldContext } from '../../../world.ts';
import { withAllowance } from '../allowance.ts';
import { createGraph } from '../graph/graph.ts';
import { argumentsOf } from '../graph-tool.ts';
import { graphNotFound, invalidParameter, result, toolError } from '../reply.ts';
import { defaultGraph, type Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';

/** `memory_list_graphs`, `memory_create_graph` and `memory_delete_graph`. */
export const graphTools = (spaces: Spaces, context: WorldContext): Handlers => ({
  memoryListGraphs(request) {
    const graphs = [...spaces.of(request).values()].map(({ id, nodes, metadata, createdAtMs }): Wire['Graph'] => ({
      id,
      node_count: nodes.size,
      metadata: { ...metadata },
      created_at: isoTime(createdAtMs),
    }));
    return result(request, { graphs } satisfies Wire['ListGraphsResult']);
  },

  memoryCreateGraph(request) {
    const { graph_id: id, metadata = {} } = argumentsOf<Wire['CreateGraphArguments']>(request);
    const space = spaces.of(request);
    if (space.has(id)) return toolError(request, 'GRAPH_EXISTS', `Graph exists already: ${id}`, { graph_id: id });
    return withAllowance(context, request, 'graphs', (most) => {
      if (space.size + 1 > most) {
        const details = { limit: most, current: space.size };
        return toolError(
          request,
          'GRAPH_LIMIT_EXCEEDED',
          'Graph limit reached. Delete graphs or upgrade plan.',
          details,
        );
      }
      space.set(id, createGraph({ id, metadata, createdAtMs: request.nowMs }));
      const answer: Wire['CreateGraphResult'] = { id, status: 'created', created_at: isoTime(request.nowMs) };
      return result(request, answer);
    });
  },

  memoryDeleteGraph(request) {
    const { graph_id: id } = argumentsOf<Wire['DeleteGraphArguments']>(request);
    const graph = spaces.of(request).get(id);
    if (!graph) return graphNotFound(request, id);
    if (id === defaultGraph) return invalidParameter(request, 'graph_id', `a graph other than '${defaultGraph}'`);
    spaces.of(request).delete(id);
    const answer: Wire['DeleteGraphResult'] = {
      id,
      status: 'deleted',
      deleted_at: isoTime(request.nowMs),
      nodes_deleted: graph.nodes.size,
    };
    return result(request, answer);
  },
});
