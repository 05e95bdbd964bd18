import type { Handlers } from '../../../world.ts';
import { forget } from '../graph/forget.ts';
import { nodeTool } from '../graph-tool.ts';
import { result } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';

/** `memory_forget`, for good: its earlier versions go as well. */
export const forgetTool = (spaces: Spaces): Handlers => ({
  memoryForget: nodeTool<Wire['ForgetArguments']>(spaces, ({ graph, asked: { cascade = false }, request }, node) => {
    const forgotten = forget(graph, node.id, cascade);
    const answer: Wire['ForgetResult'] = {
      id: node.id,
      status: 'deleted',
      deleted_at: isoTime(request.nowMs),
      edges_deleted: forgotten.edges,
      hyperedges_affected: forgotten.hyperedges,
      ...(cascade ? { nodes_deleted: forgotten.nodes } : {}),
    };
    return result(request, answer);
  }),
});
