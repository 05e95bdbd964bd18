import type { MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { isRecognised, type Outcome } from '../usage/usage.ts';
import type { Decision } from '../verify/decision.ts';
import { countAudited } from './count-audited.ts';

/**
 * Audits what a living key asked, where the system or the server says so (ruling 24): one record with a count for each key,
 * operation, answer and address in five minutes.
 */
export const auditRequest = (context: EngineContext, decision: Decision, outcome: Outcome): MaybePromise<void> => {
  const { key } = decision;
  if (!context.settings.auditsRequests || key === null || !isRecognised(decision)) return undefined;
  const { status, operation = null } = outcome;
  const entry = {
    atMs: context.now(),
    action: status < context.provider.usage.errorsFrom ? 'request_succeeded' : 'request_failed',
    actor: key.id,
    keyId: key.id,
    owner: key.owner,
    address: decision.address,
    requestId: outcome.requestId ?? null,
    data: { operation, status },
  } as const;
  return countAudited(context, entry, [operation, status]);
};
