import type { Handlers, WorldContext } from '../../../world.ts';
import { withAllowance } from '../allowance.ts';
import type { Graph } from '../graph/graph.ts';
import { walk } from '../graph/walk.ts';
import { graphTool } from '../graph-tool.ts';
import { newId } from '../ids.ts';
import { invalidParameter, nodeNotFound, result, toolError } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import { edgeWire, exportedNode, hyperedgeWire, isoTime, type Wire } from '../wire.ts';

/** `memory_export_subgraph`: memories with the edges and hyperedges that lie wholly among them. */
export const exportTool = (spaces: Spaces, context: WorldContext): Handlers => ({
  memoryExportSubgraph: graphTool<Wire['ExportArguments']>(spaces, ({ graph, asked, request }) => {
    const { node_ids, root_node_id, depth = 2, include_edges = true } = asked;
    if ((node_ids === undefined) === (root_node_id === undefined)) {
      return invalidParameter(request, 'node_ids', 'either node_ids or root_node_id, and not both');
    }
    const named = node_ids ?? (root_node_id === undefined ? [] : [root_node_id]);
    const unknown = named.find((id) => !graph.nodes.has(id));
    if (unknown !== undefined) return nodeNotFound(request, unknown);
    const reached = root_node_id === undefined ? [] : walk(graph, root_node_id, { depth }).map(({ id }) => id);
    const part = partOf(graph, new Set([...named, ...reached]), include_edges);
    const bytes = new TextEncoder().encode(JSON.stringify(part)).length;

    return withAllowance(context, request, 'export_bytes', (most) => {
      if (bytes > most) {
        const message = 'Export too large. Export fewer memories or upgrade plan.';
        return toolError(request, 'EXPORT_TOO_LARGE', message, { limit: most, current: bytes });
      }
      const { nodes, edges, hyperedges } = part;
      const answer: Wire['ExportResult'] = {
        export_id: newId('exp', context.random),
        exported_at: isoTime(request.nowMs),
        source_graph: graph.id,
        ...part,
        stats: { nodes: nodes.length, edges: edges.length, hyperedges: hyperedges.length, bytes },
      };
      return result(request, answer);
    });
  }),
});

const partOf = (
  graph: Graph,
  ids: ReadonlySet<string>,
  includesEdges: boolean,
): Pick<Wire['ExportResult'], 'nodes' | 'edges' | 'hyperedges'> => {
  const inside = (members: readonly string[]) => members.every((id) => ids.has(id));
  const all = includesEdges ? [...ids] : [];
  const edges = new Map(all.flatMap((id) => graph.edgesOf(id)).map((edge) => [edge.id, edge]));
  const hyperedges = new Map(all.flatMap((id) => graph.hyperedgesOf(id)).map((each) => [each.id, each]));
  return {
    nodes: [...ids].flatMap((id) => {
      const node = graph.nodes.get(id);
      return node ? [exportedNode(node)] : [];
    }),
    edges: [...edges.values()].filter(({ source, target }) => inside([source, target])).map(edgeWire),
    hyperedges: [...hyperedges.values()].filter(({ nodes }) => inside(nodes)).map(hyperedgeWire),
  };
};
