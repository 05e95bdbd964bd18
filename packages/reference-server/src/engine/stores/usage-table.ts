import type { KeyReach } from '@latchkey/providers';
import { isBoundTo } from '../keys/organizations.ts';
import { timeline } from './timeline.ts';
import type { MinuteRow, UsageBatch, UsageQuery, UsageRow } from './usage-row.ts';

/**
 * Figures by hour and minute in memory.
 * @param reachOf how far a key reaches
 */
export const usageTable = (reachOf: (keyId: string) => KeyReach | null) => {
  const byKey = new Map<string, KeyTable>();
  const byOwner = new Map<string, Set<string>>();
  /** The last batch of each writer. */
  const sequences = new Map<string, number>();

  const tableOf = (keyId: string, owner: string): KeyTable => {
    const known = byKey.get(keyId);
    if (known !== undefined) return known;
    const table: KeyTable = { keyId, owner, hours: timeline(), minutes: timeline() };
    byKey.set(keyId, table);
    const keys = byOwner.get(owner);
    if (keys === undefined) byOwner.set(owner, new Set([keyId]));
    else keys.add(keyId);
    return table;
  };

  const tablesOf = ({ keyId, owner, organizations = null }: UsageQuery): KeyTable[] => {
    const ids = keyId !== null ? [keyId] : owner !== null ? (byOwner.get(owner) ?? []) : byKey.keys();
    return [...ids].flatMap((id) => (isBoundTo(organizations, reachOf(id)) ? (byKey.get(id) ?? []) : []));
  };

  /** Goes round all keys, a few at a time, those too that nobody uses any more. */
  let round = byKey.values();
  const sweep = (few: number, { keepsHoursFromMs, keepsMinutesFromMs }: UsageBatch): void => {
    for (let looked = 0; looked < few; looked++) {
      const next = round.next();
      if (next.done) {
        round = byKey.values();
        return;
      }
      const { keyId, owner, hours, minutes } = next.value;
      hours.forgetBefore(keepsHoursFromMs);
      minutes.forgetBefore(keepsMinutesFromMs);
      if (!hours.isEmpty() || !minutes.isEmpty()) continue;
      byKey.delete(keyId);
      const keys = byOwner.get(owner);
      keys?.delete(keyId);
      if (keys?.size === 0) byOwner.delete(owner);
    }
  };

  return {
    /** False, and nothing written, where the batch was added before. */
    add(batch: UsageBatch): boolean {
      const { writer, sequence, rows, minutes, keepsHoursFromMs, keepsMinutesFromMs } = batch;
      if (sequence <= (sequences.get(writer) ?? 0)) return false;
      sequences.set(writer, sequence);
      for (const row of rows) {
        const { hours } = tableOf(row.keyId, row.owner);
        hours.forgetBefore(keepsHoursFromMs);
        hours.change(row.hourMs, (present) => withRow(present ?? [], row));
      }
      for (const row of minutes) {
        const table = tableOf(row.keyId, row.owner);
        table.minutes.forgetBefore(keepsMinutesFromMs);
        table.minutes.change(row.minuteMs, (present) => sumOfMinutes(present, row));
      }
      // More than are added, so that what is idle never outgrows what is in use.
      sweep(fewestSwept + 2 * rows.length, batch);
      return true;
    },
    /** Of how many keys there are any figures by hour or minute. */
    size: (): number => byKey.size,
    hours: (query: UsageQuery): UsageRow[] =>
      tablesOf(query)
        .flatMap(({ hours }) => hours.within(query.fromMs, query.toMs).flat())
        .sort((one, other) => one.hourMs - other.hourMs),
    minutes: (query: UsageQuery): MinuteRow[] =>
      tablesOf(query).flatMap(({ minutes }) => minutes.within(query.fromMs, query.toMs)),
  };
};

const fewestSwept = 8;

interface KeyTable {
  readonly keyId: string;
  readonly owner: string;
  /** The rows of an hour: one for each operation. */
  readonly hours: ReturnType<typeof timeline<readonly UsageRow[]>>;
  readonly minutes: ReturnType<typeof timeline<MinuteRow>>;
}

const withRow = (present: readonly UsageRow[], row: UsageRow): readonly UsageRow[] => {
  const index = present.findIndex(({ operation }) => operation === row.operation);
  const known = present[index];
  return known === undefined ? [...present, row] : present.with(index, sumOf(known, row));
};

const sumOf = (row: UsageRow, more: UsageRow): UsageRow => ({
  ...row,
  requests: row.requests + more.requests,
  ok: row.ok + more.ok,
  denied: row.denied + more.denied,
  errors: row.errors + more.errors,
  failed: row.failed + more.failed,
});

const sumOfMinutes = (row: MinuteRow | undefined, more: MinuteRow): MinuteRow =>
  row === undefined ? more : { ...row, answers: row.answers + more.answers, failed: row.failed + more.failed };
