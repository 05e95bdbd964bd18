import type { AlertCondition, AlertState } from '../stores/alert-row.ts';
import type { Idle } from '../stores/usage-row.ts';

/** What an alert looks at: the minutes since those it has weighed for good, or the life of a key. */
export interface Watched {
  /** Minutes in which there was any answer, oldest first: those that were weighed too, as far back as the condition looks. */
  readonly minutes: readonly WatchedMinute[];
  /** When the key was last used, or issued where it never was. Null where it cannot be used. */
  readonly idleSinceMs: number | null;
  /** The last time without use that a use has ended. */
  readonly idle: Idle | null;
  /** When the key expires. Null where it does not, or cannot be used for something else. */
  readonly expiresAtMs: number | null;
}

export interface WatchedMinute {
  readonly minuteMs: number;
  readonly answers: number;
  readonly failed: number;
}

export interface Weighed {
  readonly state: AlertState;
  readonly crossings: readonly Crossed[];
}

/** What was crossed, and when. */
export interface Crossed {
  readonly value: number;
  readonly atMs: number;
}

/** How far time has come. */
export interface WeighedAt {
  readonly nowMs: number;
  /** Minutes before this one get no more answers. */
  readonly settledMs: number;
}

/**
 * Whether a condition was crossed since an alert was last weighed, however long ago that was. Each crossing is told once: an alert
 * is armed again when a whole minute stayed below, when the key is used again, or when its expiry is another.
 */
export const weigh = (condition: AlertCondition, state: AlertState, watched: Watched, at: WeighedAt): Weighed => {
  switch (condition.kind) {
    case 'requests_per_minute':
    case 'error_rate':
      return weighMinutes(condition, state, watched.minutes, at);
    case 'unused':
      return weighIdle(state, watched, condition.days * dayMs, at.nowMs);
    case 'expiring':
      return weighMoment(state, watched.expiresAtMs, -condition.days * dayMs, at.nowMs);
  }
};

export const aMinuteMs = 60_000;
export const dayMs = 86_400_000;

/** The beginning of the minute that a moment lies in. */
export const minuteOf = (atMs: number): number => Math.floor(atMs / aMinuteMs) * aMinuteMs;

export type AnswersCondition = Extract<AlertCondition, { kind: 'requests_per_minute' | 'error_rate' }>;

/** How many minutes together a condition weighs: the one, or that and those before. */
export const minutesTogether = (condition: AnswersCondition): number =>
  condition.kind === 'error_rate' ? condition.minutes : 1;

/**
 * Walks the minutes since those that were weighed for good, each with those that it is weighed with. A minute that goes on may cross;
 * only one that is settled arms again, for until then it may be above yet.
 */
const weighMinutes = (
  condition: AnswersCondition,
  state: AlertState,
  minutes: readonly WatchedMinute[],
  { nowMs, settledMs }: WeighedAt,
): Weighed => {
  const windowMs = minutesTogether(condition) * aMinuteMs;
  const endMs = Math.max(minuteOf(nowMs), minutes.at(-1)?.minuteMs ?? 0) + aMinuteMs;
  const crossings: Crossed[] = [];
  let { crossedBy } = state;
  let minuteMs = state.weighedToMs;
  /** The minutes of the present window: from `first`, before `next`. */
  let first = 0;
  let next = 0;
  while (minuteMs < endMs) {
    while ((minutes[next]?.minuteMs ?? endMs) <= minuteMs) next++;
    while (first < next && (minutes[first]?.minuteMs ?? endMs) <= minuteMs - windowMs) first++;
    const { isAbove, isBelow, value } = verdictOf(condition, minutes.slice(first, next));
    if (isAbove && crossedBy === null) crossings.push({ value, atMs: minuteMs });
    if (isAbove) crossedBy ??= minuteMs;
    // Of a window without answers all that follow are alike, until the next answer.
    const untilMs = first < next ? minuteMs + aMinuteMs : (minutes[next]?.minuteMs ?? endMs);
    const lastBelowMs = isBelow && minuteMs < settledMs ? Math.min(untilMs, settledMs) - aMinuteMs : null;
    // A minute that settles late ends nothing that was crossed after it.
    if (lastBelowMs !== null && crossedBy !== null && crossedBy < lastBelowMs) crossedBy = null;
    minuteMs = untilMs;
  }
  return { state: { crossedBy, weighedToMs: Math.max(state.weighedToMs, settledMs) }, crossings };
};

interface Verdict {
  readonly isAbove: boolean;
  readonly isBelow: boolean;
  readonly value: number;
}

/** Of an error rate among a few answers nothing is told, and nothing taken back: it is neither. */
const verdictOf = (condition: AnswersCondition, window: readonly WatchedMinute[]): Verdict => {
  const answers = window.reduce((sum, minute) => sum + minute.answers, 0);
  if (condition.kind === 'requests_per_minute') {
    const isAbove = answers > condition.above;
    return { isAbove, isBelow: !isAbove, value: answers };
  }
  const failed = window.reduce((sum, minute) => sum + minute.failed, 0);
  const rate = answers === 0 ? 0 : failed / answers;
  const isBelow = rate <= condition.above;
  return { isAbove: !isBelow && answers >= condition.atLeast, isBelow, value: rate };
};

/** Crosses once for each time without use, whether it lasts or a use has ended it meanwhile. */
const weighIdle = (state: AlertState, { idleSinceMs, idle }: Watched, afterMs: number, nowMs: number): Weighed => {
  if (idleSinceMs === null || idle === null || idle.untilMs <= state.weighedToMs) {
    return weighMoment(state, idleSinceMs, afterMs, nowMs);
  }
  const ended = weighMoment(state, idle.sinceMs, afterMs, idle.untilMs);
  const present = weighMoment({ ...ended.state, weighedToMs: idle.untilMs }, idleSinceMs, afterMs, nowMs);
  return { state: present.state, crossings: [...ended.crossings, ...present.crossings] };
};

/**
 * Crosses once for each moment of which so much time has passed, or is left where it lies ahead. Without a moment all stays as it
 * is: a key that is disabled and enabled again is no news.
 */
const weighMoment = (state: AlertState, momentMs: number | null, afterMs: number, nowMs: number): Weighed => {
  if (momentMs === null) return { state, crossings: [] };
  if (nowMs < momentMs + afterMs) return { state: { ...state, crossedBy: null }, crossings: [] };
  if (state.crossedBy === momentMs) return { state, crossings: [] };
  return {
    state: { ...state, crossedBy: momentMs },
    // Since the last use, or to the expiry: none are left where it was noticed too late.
    crossings: [
      { value: Math.max(0, afterMs < 0 ? momentMs - nowMs : nowMs - momentMs) / dayMs, atMs: momentMs + afterMs },
    ],
  };
};
