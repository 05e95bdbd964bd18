import type { AuditRecord } from '../audit/audit.ts';

/** How often something was done with a key, and when. */
export interface Use {
  readonly succeeded: number;
  /** Answered with an error while the key was alive. */
  readonly failed: number;
  /** Attempts after its death. */
  readonly refused: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Records counted together by what they have in common, the most frequent first. */
export const tallied = <T>(
  records: readonly AuditRecord[],
  of: (record: AuditRecord) => T,
): readonly { readonly of: T; readonly use: Use }[] => {
  const uses = new Map<T, Use>();
  for (const record of records) uses.set(of(record), added(uses.get(of(record)), record));
  return [...uses].map(([each, use]) => ({ of: each, use })).sort((a, b) => total(b.use) - total(a.use));
};

const added = (use: Use | undefined, { action, count, at, lastAt }: AuditRecord): Use => ({
  succeeded: (use?.succeeded ?? 0) + (action === 'request_succeeded' ? count : 0),
  failed: (use?.failed ?? 0) + (action === 'request_failed' ? count : 0),
  refused: (use?.refused ?? 0) + (action === 'dead_key_refused' ? count : 0),
  firstAt: use === undefined || at < use.firstAt ? at : use.firstAt,
  lastAt: use === undefined || lastAt > use.lastAt ? lastAt : use.lastAt,
});

const total = ({ succeeded, failed, refused }: Use): number => succeeded + failed + refused;
