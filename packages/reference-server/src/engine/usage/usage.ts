import type { MaybePromise } from '../../maybe-promise.ts';
import { keptAddress } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import type { Decision } from '../verify/decision.ts';

/** What became of a request. */
export interface Outcome {
  /** The status that was answered. */
  readonly status: number;
  /** When it was answered; now, unless told. */
  readonly nowMs?: number | undefined;
  /** The document's `operationId`. */
  readonly operation?: string | undefined;
  readonly requestId?: string | undefined;
}

/**
 * Notes what a key's figures count, as the system declares (ruling 24); the notes go to the store later. A recognised key is one
 * that is alive, whether or not it was let in; a dead key's attempts are in the audit and move nothing (security 68).
 */
export const record = (context: EngineContext, decision: Decision, outcome: Outcome): MaybePromise<void> => {
  const { key } = decision;
  if (key === null || !isRecognised(decision)) return undefined;
  const { usage } = context.provider;
  const { status } = outcome;
  const isSuccess = status >= 200 && status < 300;
  const moves = (rule: 'recognised' | 'success'): boolean => rule === 'recognised' || isSuccess;
  const isFailure = status >= usage.errorsFrom;
  context.usage.note({
    keyId: key.id,
    owner: key.owner,
    operation: outcome.operation ?? null,
    outcome: decision.allowed ? (isFailure ? 'errors' : 'ok') : 'denied',
    isRequest: moves(usage.requests),
    isFailure,
    isUse: moves(usage.lastUsed),
    atMs: outcome.nowMs ?? context.now(),
    address: keptAddress(context.settings.addresses, decision.address),
  });
  return undefined;
};

/** Whether a decision is about a living key, let in or not. */
export const isRecognised = (decision: Decision): boolean => {
  if (decision.allowed) return true;
  switch (decision.refusal.kind) {
    case 'insufficient_scope':
    case 'rate_limited':
    case 'wrong_environment':
    case 'wrong_organization':
    // Its limits could not be counted.
    case 'server_error':
      return decision.key !== null;
    default:
      return false;
  }
};
