import type { AuditRecord } from '../audit/audit.ts';
import type { LifeFacts } from '../status.ts';

/** The time in which a key's secret opened something to whoever had it. */
export interface Exposure {
  readonly from: Date;
  /** The end of it; null while it lasts. */
  readonly to: Date | null;
  /** What ended it; null while it lasts. */
  readonly endedBy: 'revoked' | 'regenerated' | 'disabled' | 'expired' | 'superseded' | null;
}

/**
 * From when a secret got out until it was dead, whatever killed it first. A key that was regenerated since lives on, but not
 * with the secret that got out.
 * @param events the acts upon the key, in order
 */
export const exposureOf = (
  facts: LifeFacts & { readonly createdAtMs: number },
  events: readonly AuditRecord[],
  { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
): Exposure => {
  const fromMs = Math.max(sinceMs, facts.createdAtMs);
  const regenerated = events.find(({ action, at }) => action === 'regenerate' && at.getTime() >= fromMs);
  const ends: readonly (readonly [Exposure['endedBy'], number | null])[] = [
    ['revoked', facts.revokedAtMs],
    ['regenerated', regenerated?.at.getTime() ?? null],
    ['disabled', facts.disabledAtMs],
    ['expired', facts.expiresAtMs],
    ['superseded', facts.supersededAtMs === null ? null : (facts.graceUntilMs ?? facts.supersededAtMs)],
  ];
  let endMs = Number.POSITIVE_INFINITY;
  let endedBy: Exposure['endedBy'] = null;
  for (const [by, atMs] of ends) {
    if (atMs === null || atMs > nowMs || atMs >= endMs) continue;
    endMs = atMs;
    endedBy = by;
  }
  // A secret that was dead before it got out opened nothing: no time at all, rather than a time that runs backwards.
  return { from: new Date(fromMs), to: endedBy === null ? null : new Date(Math.max(endMs, fromMs)), endedBy };
};
