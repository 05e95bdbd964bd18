import { type LimitPolicy, rangeError } from '@latchkey/providers';
import type { LimitState } from '../verify/decision.ts';
import type { CounterPort, LimitSubject, Taken } from './counter.ts';
import { fixed } from './fixed.ts';
import { month } from './month.ts';
import { isExact } from './policy.ts';
import { slidingExact } from './sliding-exact.ts';
import { slidingRing } from './sliding-ring.ts';
import { openTable, type Table } from './table.ts';

/** A counter that answers at once. */
export interface MemoryCounter extends CounterPort {
  take(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number, cost?: number): Taken;
  peek(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number): readonly LimitState[];
  /** Takes units whether they fit or not: what another counter let through. */
  note(policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number, cost: number): void;
  /** How many partitions are kept. */
  size(): number;
}

/** A counter in memory, synchronous. What has been idle for a whole window is let go, a little at each take (security 63). */
export const memoryCounter = (): MemoryCounter => {
  const tableOf = tableIndex();
  const sweep = sweeper(tableOf.all);
  const forwards = neverBack();

  const read = (policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number, cost: number): LimitState[] => {
    const limits: LimitState[] = [];
    for (const policy of policies) {
      limits.push(tableOf(policy, subject).read(policy, idOf(policy, subject), nowMs, cost));
    }
    return limits;
  };

  const add = (policies: readonly LimitPolicy[], subject: LimitSubject, nowMs: number, cost: number): LimitState[] => {
    const limits: LimitState[] = [];
    for (const policy of policies) {
      limits.push(tableOf(policy, subject).take(policy, idOf(policy, subject), nowMs, cost));
    }
    return limits;
  };

  return {
    take(policies, subject, toldMs, cost = 1) {
      checkCost(cost);
      const nowMs = forwards(toldMs);
      if (cost === 0) return { admitted: true, limits: read(policies, subject, nowMs, 1) };
      sweep(nowMs);
      const [only] = policies;
      if (only !== undefined && policies.length === 1) {
        const table = tableOf(only, subject);
        const id = idOf(only, subject);
        const admitted = table.fits(only, id, nowMs, cost);
        return { admitted, limits: [admitted ? table.take(only, id, nowMs, cost) : table.read(only, id, nowMs, cost)] };
      }
      for (const policy of policies) {
        if (!tableOf(policy, subject).fits(policy, idOf(policy, subject), nowMs, cost)) {
          return { admitted: false, limits: read(policies, subject, nowMs, cost) };
        }
      }
      return { admitted: true, limits: add(policies, subject, nowMs, cost) };
    },
    peek: (policies, subject, nowMs) => read(policies, subject, forwards(nowMs), 1),
    note: (policies, subject, nowMs, cost) => void add(policies, subject, forwards(nowMs), cost),
    size: () => tableOf.all.reduce((sum, table) => sum + table.size(), 0),
  };
};

/**
 * One table for a policy, or one for each operation where those count apart. Quotas may differ from key to key, and how a
 * table counts goes by whether its policy is exact.
 */
const tableIndex = () => {
  const exact = new Map<string, Table | Map<string, Table>>();
  const others: typeof exact = new Map();
  const all: Table[] = [];
  const open = (policy: LimitPolicy): Table => {
    const table = tableFor(policy);
    all.push(table);
    return table;
  };
  /** The policy that was asked for last, where all operations count together. */
  let lastPolicy: LimitPolicy | null = null;
  let lastTable: Table | null = null;
  const find = (policy: LimitPolicy, { operation }: LimitSubject): Table => {
    if (policy === lastPolicy && lastTable !== null) return lastTable;
    const index = isExact(policy) ? exact : others;
    let tables = index.get(policy.id);
    if (tables === undefined) {
      tables = policy.partition === 'key+operation' ? new Map<string, Table>() : open(policy);
      index.set(policy.id, tables);
    }
    if (!(tables instanceof Map)) {
      lastPolicy = policy;
      lastTable = tables;
      return tables;
    }
    let table = tables.get(operation);
    if (table === undefined) {
      table = open(policy);
      tables.set(operation, table);
    }
    return table;
  };
  return Object.assign(find, { all });
};

const tableFor = (policy: LimitPolicy): Table => {
  const { window } = policy;
  switch (window.kind) {
    case 'sliding':
      return isExact(policy)
        ? openTable(slidingExact(window.ms), window.ms)
        : openTable(slidingRing(window.ms), window.ms);
    case 'fixed':
      return openTable(fixed(window.ms), window.ms);
    case 'month':
      return openTable(month(), shortestMonthMs);
  }
};

const shortestMonthMs = 28 * 86_400_000;

const idOf = ({ partition }: LimitPolicy, { key, owner }: LimitSubject): string =>
  partition === 'owner' ? owner : key;

/** @throws RangeError when the cost is negative or no whole number. */
export const checkCost = (cost: number): void => {
  if (!Number.isSafeInteger(cost) || cost < 0) {
    throw rangeError(`A request cannot cost ${cost} units. Use a whole number from 0 up.`);
  }
};

/** The latest moment told so far: two engines on one counter need not have the same time (security 51). */
const neverBack = (): ((nowMs: number) => number) => {
  let latestMs = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs > latestMs) latestMs = nowMs;
    return latestMs;
  };
};

/** Looks at a few partitions at every sixteenth take, table after table, so that idle tables shrink too. */
const sweeper = (tables: readonly Table[]): ((nowMs: number) => void) => {
  let takes = 0;
  let present = 0;
  return (nowMs) => {
    takes = (takes + 1) % 16;
    if (takes !== 0) return;
    const isDone = tables[present]?.sweep(8, nowMs) ?? true;
    if (isDone) present = present + 1 < tables.length ? present + 1 : 0;
  };
};
