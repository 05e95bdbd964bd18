import type { WorldRequest } from '../../../world.ts';
import { type JsonReply, toolError } from '../reply.ts';

/** The plan's allowance of memories is used up, and nothing was stored. */
export const nodeLimitExceeded = (
  request: Pick<WorldRequest, 'body'>,
  { limit, current }: { readonly limit: number; readonly current: number },
): JsonReply =>
  toolError(request, 'NODE_LIMIT_EXCEEDED', 'Node limit reached. Delete nodes or upgrade plan.', { limit, current });
