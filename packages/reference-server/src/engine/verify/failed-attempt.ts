import type { LimitPolicy } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import { countIfPossible } from '../audit/count-audited.ts';
import type { EngineContext } from '../context.ts';
import type { LimitSubject } from '../limits/counter.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { LimitState, VerifyRequest } from './decision.ts';
import { knownHead } from './key-gate.ts';

/**
 * Writes an attempt with no key of this server, or with a dead one, and counts it against its source, whether or not it could be
 * written: an audit that fails lets nobody guess on.
 */
export const failedAttempt = (
  context: EngineContext,
  request: VerifyRequest,
  failure: { readonly reason: string; readonly facts: KeyFacts | null; readonly nowMs: number },
): MaybePromise<void> => {
  const { facts, nowMs } = failure;
  const head = knownHead(context.provider.keyFormat, request.presented[0] ?? '');
  const common = { atMs: nowMs, actor: null, address: request.address, requestId: request.requestId };
  const entry: AuditEntry =
    facts === null
      ? { ...common, action: 'authentication_failed', keyId: null, owner: null, data: { prefix: head } }
      : {
          ...common,
          action: 'dead_key_refused',
          keyId: facts.id,
          owner: facts.owner,
          data: { reason: failure.reason, operation: request.operation.id },
        };
  // A dead key's records tell its operations apart (ruling 25).
  const group = facts === null ? [head] : [failure.reason, request.operation.id];
  const counted = countIfPossible(context, entry, group);
  return after(counted, () => {
    const policy = context.settings.failedAttempts;
    if (policy === null) return undefined;
    return after(context.counter.take([policy], sourceOf(request), nowMs), () => undefined);
  });
};

/** How long a source has to wait after too many failed attempts; null where it need not. */
export const sourceBan = (
  { counter }: EngineContext,
  policy: LimitPolicy,
  request: VerifyRequest,
  nowMs: number,
): MaybePromise<LimitState | null> =>
  after(
    counter.peek([policy], sourceOf(request), nowMs),
    ({ limits }) => limits.find(({ remaining }) => remaining === 0) ?? null,
  );

/** All requests of unknown address are one source. */
export const sourceOf = ({ address }: Pick<VerifyRequest, 'address'>): LimitSubject => ({
  key: address ?? '',
  owner: '',
  operation: '',
});
