import { after, type MaybePromise } from '../../maybe-promise.ts';
import { countIfPossible } from '../audit/count-audited.ts';
import type { EngineContext } from '../context.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import type { Decision, LimitOutage, VerifyRequest } from './decision.ts';

/** A decision that was made while the counter failed: it says so, and so does the audit, once in five minutes (security 65). */
export const inOutage = (
  context: EngineContext,
  request: VerifyRequest,
  decision: Decision,
  outage: readonly LimitOutage[],
): MaybePromise<Decision> => {
  const modes = outage.map(({ policy, mode }) => `${policy}=${mode}`);
  const entry: AuditEntry = {
    atMs: context.now(),
    actor: null,
    action: 'limits_unavailable',
    keyId: null,
    owner: null,
    address: null,
    requestId: request.requestId,
    data: { limits: modes },
  };
  return after(countIfPossible(context, entry, modes), () => ({ ...decision, outage }));
};
