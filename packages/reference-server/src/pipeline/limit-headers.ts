import type { LimitSignals, Refusal } from '@latchkey/providers';
import type { LimitOutage, LimitState } from '../engine/verify/decision.ts';
import type { Header } from './headers.ts';

/**
 * The headers that tell of a key's limits: those of the policy that refused, else of the one with the least remaining; only of
 * those that the system's headers are about, where it says so.
 * @param isForced whether headers that the system does not document are sent as well
 */
export const limitHeaders = (
  { headers }: LimitSignals,
  states: readonly LimitState[],
  { refusal, nowMs, isForced }: { refusal: Refusal | null; nowMs: number; isForced: boolean },
): readonly Header[] => {
  if (!headers || !(headers.documented || isForced)) return [];
  const { policies } = headers;
  const state = told(policies ? states.filter(({ policy }) => policies.includes(policy)) : states, refusal);
  if (!state) return [];
  const written: Header[] = [
    [headers.limit, String(state.quota)],
    [headers.remaining, String(state.remaining)],
  ];
  if (headers.reset !== null) written.push([headers.reset, resetText(state.resetAtMs, headers.resetUnit, nowMs)]);
  return written;
};

const told = (states: readonly LimitState[], refusal: Refusal | null): LimitState | undefined =>
  (refusal?.kind === 'rate_limited' ? states.find(({ policy }) => policy === refusal.policy) : undefined) ??
  states.reduce<LimitState | undefined>(
    (least, state) => (least && least.remaining <= state.remaining ? least : state),
    undefined,
  );

const resetText = (resetAtMs: number, unit: NonNullable<LimitSignals['headers']>['resetUnit'], nowMs: number) => {
  switch (unit) {
    case 'epoch_s':
      return String(Math.ceil(resetAtMs / 1000));
    case 'epoch_ms':
      return String(Math.ceil(resetAtMs));
    case 'delta_s':
      return String(Math.max(0, Math.ceil((resetAtMs - nowMs) / 1000)));
  }
};

/** `Retry-After` of a 429: whole seconds, rounded up, at least one; nothing where no wait would help. */
export const retryAfterHeaders = (refusal: Refusal, { retryAfter }: LimitSignals): readonly Header[] =>
  refusal.kind === 'rate_limited' && retryAfter && Number.isFinite(refusal.retryAfterMs)
    ? [['Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000)))]]
    : [];

/** `Latchkey-Limit-Outage`, where limits could not be counted as usual: `hour=local, month=allow` (security 65). */
export const outageHeaders = (outage: readonly LimitOutage[] | undefined): readonly Header[] =>
  outage === undefined
    ? []
    : [['Latchkey-Limit-Outage', outage.map(({ policy, mode }) => `${encodeURIComponent(policy)}=${mode}`).join(', ')]];
