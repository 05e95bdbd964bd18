import { idleBetween } from '../stores/key-usage.ts';
import type { KeySeen, MinuteRow, UsageRow } from '../stores/usage-row.ts';
import type { ZoneTime } from './zone-time.ts';

/** One answer to a living key, as its figures count it. */
export interface NotedUse {
  readonly keyId: string;
  readonly owner: string;
  readonly operation: string | null;
  readonly outcome: 'ok' | 'denied' | 'errors';
  /** Whether the system counts it as a request, as an error, and as use of the key (ruling 24). */
  readonly isRequest: boolean;
  readonly isFailure: boolean;
  readonly isUse: boolean;
  readonly atMs: number;
  readonly address: string | null;
}

/** Figures that no store knows yet. */
export interface Notes {
  add(use: NotedUse): void;
  /** How many rows they come to. */
  size(): number;
  /** The beginning of the first minute that anything is noted of; infinity where nothing is. */
  oldestMs(): number;
  /** What is noted of a key. */
  of(keyId: string): { readonly rows: readonly UsageRow[]; readonly seen: KeySeen | null };
  rows(): {
    readonly rows: readonly UsageRow[];
    readonly minutes: readonly MinuteRow[];
    readonly seen: readonly KeySeen[];
  };
}

/** Empty notes. A key that asks the same as before adds to what is noted, and to nothing else. */
export const openNotes = (time: ZoneTime): Notes => {
  const byKey = new Map<string, KeyNotes>();
  let size = 0;
  let oldestMs = Number.POSITIVE_INFINITY;

  const hourOf = (notes: KeyNotes, { keyId, owner, operation }: NotedUse, hourMs: number): Changing<UsageRow> => {
    const found = notes.hours.findLast((row) => row.hourMs === hourMs && row.operation === operation);
    if (found !== undefined) return found;
    const row = { keyId, owner, operation, hourMs, requests: 0, ok: 0, denied: 0, errors: 0, failed: 0 };
    notes.hours.push(row);
    size++;
    return row;
  };

  const minuteOf = (notes: KeyNotes, { keyId, owner, atMs }: NotedUse): Changing<MinuteRow> => {
    const minuteMs = Math.floor(atMs / aMinuteMs) * aMinuteMs;
    const found = notes.minutes.findLast((row) => row.minuteMs === minuteMs);
    if (found !== undefined) return found;
    const row = { keyId, owner, minuteMs, answers: 0, failed: 0 };
    notes.minutes.push(row);
    size++;
    oldestMs = Math.min(oldestMs, minuteMs);
    return row;
  };

  return {
    add(use) {
      let notes = byKey.get(use.keyId);
      if (notes === undefined) {
        notes = { hours: [], minutes: [], seen: null };
        byKey.set(use.keyId, notes);
      }
      const failed = use.isFailure ? 1 : 0;
      const hour = hourOf(notes, use, time.hourOf(use.atMs));
      hour[use.outcome]++;
      hour.requests += use.isRequest ? 1 : 0;
      hour.failed += failed;
      const minute = minuteOf(notes, use);
      minute.answers++;
      minute.failed += failed;
      if (use.isUse) notes.seen = later(notes.seen, use);
    },
    size: () => size,
    oldestMs: () => oldestMs,
    of(keyId) {
      const { hours = [], seen = null } = byKey.get(keyId) ?? {};
      return { rows: hours, seen };
    },
    rows() {
      const all = [...byKey.values()];
      return {
        rows: all.flatMap(({ hours }) => hours),
        minutes: all.flatMap(({ minutes }) => minutes),
        seen: all.flatMap(({ seen }) => seen ?? []),
      };
    },
  };
};

const aMinuteMs = 60_000;

interface KeyNotes {
  readonly hours: Changing<UsageRow>[];
  readonly minutes: Changing<MinuteRow>[];
  seen: KeySeen | null;
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** Only forwards; a use of unknown address leaves the address that was known. */
const later = (known: KeySeen | null, { keyId, atMs, address }: NotedUse): KeySeen => {
  if (known === null) return { keyId, firstUsedAtMs: atMs, usedAtMs: atMs, idle: null, address };
  const firstUsedAtMs = Math.min(known.firstUsedAtMs, atMs);
  if (atMs < known.usedAtMs) return { ...known, firstUsedAtMs };
  const idle = idleBetween(known.usedAtMs, atMs) ?? known.idle;
  return { keyId, firstUsedAtMs, usedAtMs: atMs, idle, address: address ?? known.address };
};
