import type { KeyReach } from '@latchkey/providers';
import { isBoundTo } from '../keys/organizations.ts';
import type { AuditEntry, AuditFilter, AuditRow } from './audit-row.ts';

/**
 * An audit log in memory: append only, but for the count of an entry that repeats.
 * @param reachOf how far a key reaches
 */
export const auditLog = (reachOf: (keyId: string) => KeyReach | null) => {
  const rows: AuditRow[] = [];
  /** The sequence of each group's present entry, oldest first. */
  const open = new Map<string, number>();

  const append = (entry: AuditEntry): number => {
    const sequence = rows.length + 1;
    // Named one by one, a row takes two thirds of the memory that a copy of the entry with more to it would.
    rows.push({
      atMs: entry.atMs,
      actor: entry.actor,
      action: entry.action,
      keyId: entry.keyId,
      owner: entry.owner,
      address: entry.address,
      requestId: entry.requestId,
      data: entry.data,
      sequence,
      count: 1,
      lastAtMs: entry.atMs,
    });
    return sequence;
  };

  const rowAt = (sequence: number | undefined): AuditRow | undefined =>
    sequence === undefined ? undefined : rows[sequence - 1];

  /** Groups whose time is over are forgotten, from the oldest on. */
  const closeBefore = (atMs: number) => {
    for (const [group, sequence] of open) {
      if ((rowAt(sequence)?.atMs ?? 0) > atMs) return;
      open.delete(group);
    }
  };

  return {
    append,
    count(entry: AuditEntry, group: string, withinMs: number): void {
      closeBefore(entry.atMs - withinMs);
      const row = rowAt(open.get(group));
      if (row === undefined) {
        open.set(group, append(entry));
      } else {
        rows[row.sequence - 1] = { ...row, count: row.count + 1, lastAtMs: entry.atMs };
      }
    },
    read: (filter: AuditFilter): AuditRow[] => {
      const { organizations = null } = filter;
      const isSeen = ({ keyId }: AuditRow) => keyId === null || isBoundTo(organizations, reachOf(keyId));
      const isNewestFirst = filter.order === 'newest_first';
      const step = isNewestFirst ? -1 : 1;
      // A row of sequence n stands at n - 1: a page begins where the one before it ended, however long the log is.
      const first = filter.after === null ? (isNewestFirst ? rows.length : 1) : filter.after + step;
      const found: AuditRow[] = [];
      for (let sequence = first; found.length < filter.limit; sequence += step) {
        const row = rowAt(sequence);
        if (row === undefined) break;
        if (isAsked(row, filter) && isSeen(row)) found.push(row);
      }
      return found;
    },
  };
};

const isAsked = (row: AuditRow, { keyId, owner, actor, action, sinceMs, untilMs }: AuditFilter): boolean =>
  (keyId === null || row.keyId === keyId) &&
  (owner === null || row.owner === owner) &&
  (actor === null || row.actor === actor) &&
  (action === null || row.action === action) &&
  (sinceMs === null || row.lastAtMs >= sinceMs) &&
  (untilMs === null || row.atMs < untilMs);
