import { type MemoryStore, memoryStore } from './memory-store.ts';

/** What one account has in one environment. */
export interface Account {
  readonly memories: MemoryStore;
  readonly reminders: Reminder[];
  /** Asynchronous saves, by the id that they were answered with. */
  readonly saves: Map<string, PendingSave>;
  /** Ingest jobs, by their id. */
  readonly jobs: Map<string, IngestJob>;
  /** How often something was searched or asked. */
  queries: number;
  /** Does something once the clock has come so far: nothing runs by itself, the next request finds it done. */
  later(atMs: number, act: () => void): void;
  /** Does what is due, in the order of its time. */
  settle(nowMs: number): void;
}

/** A reminder that is kept until something mentions its trigger. */
export interface Reminder {
  readonly id: string;
  readonly content: string;
  readonly trigger: string;
  readonly triggerType: string;
  readonly priority: number;
}

export interface PendingSave {
  readonly startedAtMs: number;
  /** Null while it is under way. */
  outcome: Outcome | null;
  completedAtMs: number | null;
}

export interface IngestJob {
  readonly itemCount: number;
  readonly createdAtMs: number;
  readonly outcomes: Outcome[];
  completedAtMs: number | null;
}

/** What came of saving one thing. */
export type Outcome = { readonly ok: true; readonly memoryId: string } | { readonly ok: false; readonly error: string };

export const newAccount = (): Account => {
  const due: { readonly atMs: number; readonly act: () => void }[] = [];
  return {
    memories: memoryStore(),
    reminders: [],
    saves: new Map(),
    jobs: new Map(),
    queries: 0,
    later: (atMs, act) => {
      due.push({ atMs, act });
      due.sort((one, other) => one.atMs - other.atMs);
    },
    settle: (nowMs) => {
      while (due[0] !== undefined && due[0].atMs <= nowMs) due.shift()?.act();
    },
  };
};
