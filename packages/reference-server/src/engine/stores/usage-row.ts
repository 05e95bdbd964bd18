import type { MaybePromise } from '../../maybe-promise.ts';

/** Answers to a living key, each of one of three outcomes. */
export interface Figures {
  /** What the system counts as requests (ruling 24). */
  readonly requests: number;
  /** Let in, and answered without an error. */
  readonly ok: number;
  /** Refused for want of scope, reach or quota. */
  readonly denied: number;
  /** Let in, and answered with an error. */
  readonly errors: number;
  /** How many of all these answers the system counts as errors: of the denied ones too, where their status says so. */
  readonly failed: number;
}

/** What a key did at an operation in an hour. */
export interface UsageRow extends Figures {
  readonly keyId: string;
  readonly owner: string;
  /** The document's `operationId`; null where it was not told. */
  readonly operation: string | null;
  /** The beginning of the hour in the installation's zone, in epoch milliseconds. */
  readonly hourMs: number;
}

/** What a key did in a minute: for alerts, and kept no longer than they look back. */
export interface MinuteRow {
  readonly keyId: string;
  readonly owner: string;
  readonly minuteMs: number;
  readonly answers: number;
  readonly failed: number;
}

/** When a key was used for the first and the last time, as far as a batch goes, and from where the last time. */
export interface KeySeen {
  readonly keyId: string;
  readonly firstUsedAtMs: number;
  readonly usedAtMs: number;
  /** The last time without use between the two; null where there was none. */
  readonly idle: Idle | null;
  readonly address: string | null;
}

/** A day or longer without use, between one use, or the key's beginning, and the next use. */
export interface Idle {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** A key's figures, all together. */
export interface Usage {
  readonly requests: number;
  readonly answers: number;
  /** How many of the answers the system counts as errors. */
  readonly errors: number;
  /** The first use of all. */
  readonly firstUsedAtMs: number | null;
  readonly lastUsedAtMs: number | null;
  readonly lastIp: string | null;
  /** The last time without use that a use has ended, for alerts; null where there was none. */
  readonly idle: Idle | null;
}

/** Figures that are added in one step. */
export interface UsageBatch {
  /** An engine's id, and the batch's number there: 1, 2, 3 … A batch that was added already changes nothing (security 66). */
  readonly writer: string;
  readonly sequence: number;
  readonly rows: readonly UsageRow[];
  readonly minutes: readonly MinuteRow[];
  readonly seen: readonly KeySeen[];
  /** Hours and minutes that began before these moments may be forgotten. */
  readonly keepsHoursFromMs: number;
  readonly keepsMinutesFromMs: number;
}

/** Whose figures, of what began at `fromMs` or later and before `toMs`. Null is any. */
export interface UsageQuery {
  readonly keyId: string | null;
  readonly owner: string | null;
  /** Only those of keys that are bound to one of them; null, as unless told, is any. */
  readonly organizations?: readonly string[] | null;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Figures, kept apart from the facts of keys: no usage write can undo an act (security 52). */
export interface UsageStore {
  /**
   * Adds a batch, once, and moves "last used" forwards only. In the same step it remembers the last day or longer without use that a
   * use has ended: since the last use, or since the key was made where there was none.
   */
  addFigures(batch: UsageBatch): MaybePromise<void>;
  /** Rows of hours, oldest hour first. */
  hours(query: UsageQuery): MaybePromise<readonly UsageRow[]>;
  /** Rows of minutes, oldest minute first for each key. */
  minutes(query: UsageQuery): MaybePromise<readonly MinuteRow[]>;
  usageOf(id: string): MaybePromise<Usage>;
}
