import type { Handlers } from '../../../world.ts';
import type { Edge } from '../graph/records.ts';
import { nodeTool } from '../graph-tool.ts';
import { result } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import { edgeWire, hyperedgeWire, type Wire } from '../wire.ts';

/** `memory_get_relationships`. An edge that leads neither way is incoming and outgoing; so is every hyperedge. */
export const getRelationshipsTool = (spaces: Spaces): Handlers => ({
  memoryGetRelationships: nodeTool<Wire['GetRelationshipsArguments']>(spaces, ({ graph, asked, request }, node) => {
    const isWanted = (each: { readonly edgeType: string }) =>
      asked.edge_type === undefined || each.edgeType === asked.edge_type;
    const leads = leading[asked.direction ?? 'both'];
    const edges = graph.edgesOf(node.id).filter((edge) => isWanted(edge) && leads(edge, node.id));
    const hyperedges = graph.hyperedgesOf(node.id).filter(isWanted);
    const answer: Wire['GetRelationshipsResult'] = {
      node: { id: node.id, content: node.content, node_type: node.nodeType },
      edges: edges.map(edgeWire),
      hyperedges: hyperedges.map(hyperedgeWire),
      total_edges: edges.length,
      total_hyperedges: hyperedges.length,
    };
    return result(request, answer);
  }),
});

type Leads = (edge: Edge, nodeId: string) => boolean;
const leading: Readonly<Record<'incoming' | 'outgoing' | 'both', Leads>> = {
  incoming: ({ directed, target }, nodeId) => !directed || target === nodeId,
  outgoing: ({ directed, source }, nodeId) => !directed || source === nodeId,
  both: () => true,
};
