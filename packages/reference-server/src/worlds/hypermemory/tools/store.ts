import type { Handlers, WorldContext } from '../../../world.ts';
import { withAllowance } from '../allowance.ts';
import type { Graph } from '../graph/graph.ts';
import { graphTool } from '../graph-tool.ts';
import { newId } from '../ids.ts';
import { nodeNotFound, result } from '../reply.ts';
import { nodesIn, type Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';
import { nodeLimitExceeded } from './node-limit.ts';

/** `memory_store`: twice the same call is two memories. */
export const storeTool = (spaces: Spaces, context: WorldContext): Handlers => ({
  memoryStore: graphTool<Wire['StoreArguments']>(spaces, ({ graph, asked, request }) =>
    withAllowance(context, request, 'nodes', (most) => {
      const unknown = [...(asked.relationships ?? []), ...(asked.hyperedge?.nodes ?? [])].find(
        (each) => !graph.nodes.has(each),
      );
      if (unknown !== undefined) return nodeNotFound(request, unknown);
      const current = nodesIn(spaces.of(request));
      if (current + 1 > most) return nodeLimitExceeded(request, { limit: most, current });
      const id = newId('node', context.random);
      graph.putNode({
        id,
        content: asked.content,
        nodeType: asked.node_type ?? usualType,
        metadata: asked.metadata ?? {},
        version: 1,
        createdAtMs: request.nowMs,
        updatedAtMs: request.nowMs,
      });
      const edges = connect(graph, id, asked, { context, nowMs: request.nowMs });
      const answer: Wire['StoreResult'] = {
        id,
        status: 'created',
        created_at: isoTime(request.nowMs),
        edges_created: edges,
      };
      return result(request, answer);
    }),
  ),
});

const usualType = 'memory';
const usualEdge = 'related_to';

/** Connects a new memory, and counts the edges. A hyperedge of two members is an edge. */
const connect = (
  graph: Graph,
  id: string,
  { relationships = [], hyperedge, content }: Wire['StoreArguments'],
  { context: { random }, nowMs }: { readonly context: Pick<WorldContext, 'random'>; readonly nowMs: number },
): number => {
  const made = { metadata: {}, createdAtMs: nowMs };
  const members = [...new Set(hyperedge?.nodes)];
  const leads = [...new Set(relationships)].map((target) => ({ target, edgeType: usualEdge, directed: true }));
  const [only, ...others] = members;
  if (hyperedge && only !== undefined && others.length === 0) {
    leads.push({ target: only, edgeType: hyperedge.edge_type, directed: false });
  }
  for (const lead of leads) graph.putEdge({ ...made, ...lead, id: newId('edge', random), source: id });
  if (hyperedge && others.length > 0) {
    const edgeType = hyperedge.edge_type;
    graph.putHyperedge({ ...made, id: newId('hedge', random), edgeType, content, nodes: [id, ...members] });
  }
  return leads.length;
};
