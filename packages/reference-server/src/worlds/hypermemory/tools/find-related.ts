import type { Handlers } from '../../../world.ts';
import { walk } from '../graph/walk.ts';
import { nodeTool } from '../graph-tool.ts';
import { results } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import type { Wire } from '../wire.ts';

/** `memory_find_related`: the nearest first. */
export const findRelatedTool = (spaces: Spaces): Handlers => ({
  memoryFindRelated: nodeTool<Wire['FindRelatedArguments']>(spaces, ({ graph, asked, request }, node) => {
    const related = walk(graph, node.id, { depth: asked.depth ?? 1, edgeType: asked.edge_type }).flatMap(
      ({ id, distance, path }): Wire['Related'][] => {
        const found = graph.nodes.get(id);
        return found ? [{ id, content: found.content, node_type: found.nodeType, distance, path: [...path] }] : [];
      },
    );
    const slice = { limit: asked.max_results ?? 10, offset: asked.offset ?? 0 };
    return results(request, related, slice, { source_node: { id: node.id, content: node.content } });
  }),
});
