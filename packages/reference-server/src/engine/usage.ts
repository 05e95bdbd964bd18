import { after, type MaybePromise } from '../maybe-promise.ts';
import { keptAddress } from './audit.ts';
import type { EngineContext } from './context.ts';
import type { Decision } from './decision.ts';

/** What became of a request. */
export interface Outcome {
  /** The status that was answered. */
  readonly status: number;
  /** When it was answered; now, unless told. */
  readonly nowMs?: number | undefined;
}

/**
 * Moves a key's figures once the answer is known, as the system declares (ruling 24). A recognised key is one that is alive,
 * whether or not it was let in; a dead key's attempts are in the audit and move nothing.
 */
export const record = (context: EngineContext, decision: Decision, outcome: Outcome): MaybePromise<void> => {
  const { key } = decision;
  if (key === null || !isRecognised(decision)) return undefined;
  const { usage } = context.provider;
  const { status } = outcome;
  const isSuccess = status >= 200 && status < 300;
  const moves = (rule: 'recognised' | 'success'): boolean => rule === 'recognised' || isSuccess;
  const use = {
    requests: moves(usage.requests) ? 1 : 0,
    errors: status >= usage.errorsFrom ? 1 : 0,
    usedAtMs: moves(usage.lastUsed) ? (outcome.nowMs ?? context.now()) : null,
    address: keptAddress(context.settings.addresses, decision.address),
  };
  return after(context.ports.store.addUsage(key.id, use), () => undefined);
};

const isRecognised = (decision: Decision): boolean => {
  if (decision.allowed) return true;
  switch (decision.refusal.kind) {
    case 'insufficient_scope':
    case 'rate_limited':
    case 'wrong_environment':
    case 'wrong_organization':
      return true;
    default:
      return false;
  }
};
