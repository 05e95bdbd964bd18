import { after, type MaybePromise } from '../maybe-promise.ts';
import { written } from './audit.ts';
import type { EngineContext } from './context.ts';
import type { LimitState, VerifyRequest } from './decision.ts';
import { knownHead } from './key-gate.ts';
import type { LimitSubject } from './limits/counter.ts';
import type { AuditEntry } from './stores/audit-row.ts';
import type { KeyFacts } from './stores/store.ts';

/** Writes an attempt with no key of this server, or with a dead one, and counts it against its source. */
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
  // One record for each key or prefix, address and five minutes (security 12); a dead key's tell its operations apart (ruling 25).
  const group = facts === null ? [head] : [facts.id, failure.reason, request.operation.id];
  const kept = written(context, entry);
  const counted = context.ports.store.countAudit(kept, JSON.stringify([...group, kept.address]), fiveMinutesMs);
  return after(counted, () => {
    const policy = context.settings.failedAttempts;
    if (policy === null) return undefined;
    return after(context.ports.counter.take([policy], sourceOf(request), nowMs), () => undefined);
  });
};

/** How long a source has to wait after too many failed attempts; null where it need not. */
export const sourceBan = (
  context: EngineContext,
  request: VerifyRequest,
  nowMs: number,
): MaybePromise<LimitState | null> => {
  const policy = context.settings.failedAttempts;
  if (policy === null) return null;
  return after(context.ports.counter.peek([policy], sourceOf(request), nowMs), ([state]) =>
    state !== undefined && state.remaining === 0 ? state : null,
  );
};

const fiveMinutesMs = 300_000;

/** All requests of unknown address are one source. */
const sourceOf = ({ address }: VerifyRequest): LimitSubject => ({ key: address ?? '', owner: '', operation: '' });
