import type { AlertCondition, AlertState } from '../stores/alert-row.ts';

/** What an alert looks at: the minutes since those it has weighed for good, or the life of a key. */
export interface Watched {
  /** Minutes in which there was any answer, oldest first. */
  readonly minutes: readonly WatchedMinute[];
  /** When the key was last used, or issued where it never was. Null where it cannot be used any more. */
  readonly idleSinceMs: number | null;
  /** When the key expires. Null where it does not, or is dead of something else. */
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

/**
 * Whether a condition was crossed since an alert was last weighed. Each crossing is told once: an alert is armed again when it
 * has fallen below, when the key is used again, or when its expiry is another.
 * @param settlesMs how long figures of a minute may come after its end
 */
export const weigh = (
  condition: AlertCondition,
  state: AlertState,
  watched: Watched,
  { nowMs, settlesMs }: { readonly nowMs: number; readonly settlesMs: number },
): Weighed => {
  switch (condition.kind) {
    case 'requests_per_minute':
      return weighMinutes(condition.above, state, watched.minutes, minuteOf(nowMs - settlesMs));
    case 'error_rate':
      return weighErrors(condition, state, watched.minutes, nowMs);
    case 'unused':
      return weighMoment(state, watched.idleSinceMs, condition.days * dayMs, nowMs);
    case 'expiring':
      return weighMoment(state, watched.expiresAtMs, -condition.days * dayMs, nowMs);
  }
};

export const aMinuteMs = 60_000;
export const dayMs = 86_400_000;

/** The beginning of the minute that a moment lies in. */
export const minuteOf = (atMs: number): number => Math.floor(atMs / aMinuteMs) * aMinuteMs;

/** @param settledMs minutes before this one get no more answers: one that stayed below arms the alert again */
const weighMinutes = (
  above: number,
  state: AlertState,
  minutes: readonly WatchedMinute[],
  settledMs: number,
): Weighed => {
  const crossings: Crossed[] = [];
  let { crossedBy } = state;
  let nextMs = state.weighedToMs;
  /** Arms the alert again; a minute that settles late ends nothing that was crossed after it. */
  const fellBelow = (minuteMs: number): void => {
    if (crossedBy !== null && crossedBy < minuteMs) crossedBy = null;
  };
  for (const { minuteMs, answers } of minutes) {
    if (minuteMs < state.weighedToMs) continue;
    // Minutes in which nothing was answered stayed below.
    if (nextMs < Math.min(minuteMs, settledMs)) fellBelow(Math.min(minuteMs, settledMs) - aMinuteMs);
    if (answers > above) {
      if (crossedBy === null) crossings.push({ value: answers, atMs: minuteMs });
      crossedBy ??= minuteMs;
    } else if (minuteMs < settledMs) {
      fellBelow(minuteMs);
    }
    nextMs = minuteMs + aMinuteMs;
  }
  if (nextMs < settledMs) fellBelow(settledMs - aMinuteMs);
  return { state: { crossedBy, weighedToMs: Math.max(state.weighedToMs, settledMs) }, crossings };
};

const weighErrors = (
  { above, minutes: back, atLeast }: Extract<AlertCondition, { kind: 'error_rate' }>,
  state: AlertState,
  minutes: readonly WatchedMinute[],
  nowMs: number,
): Weighed => {
  const fromMs = Math.max(state.weighedToMs, minuteOf(nowMs) - (back - 1) * aMinuteMs);
  const within = minutes.filter(({ minuteMs }) => minuteMs >= fromMs);
  const answers = within.reduce((sum, minute) => sum + minute.answers, 0);
  const failed = within.reduce((sum, minute) => sum + minute.failed, 0);
  const rate = answers === 0 ? 0 : failed / answers;
  if (rate <= above) return { state: { ...state, crossedBy: null }, crossings: [] };
  // Of a few answers nothing is told, and nothing taken back.
  if (answers < atLeast || state.crossedBy !== null) return { state, crossings: [] };
  return { state: { ...state, crossedBy: nowMs }, crossings: [{ value: rate, atMs: nowMs }] };
};

/** Crosses once for each moment of which so much time has passed, or is left where it lies ahead. */
const weighMoment = (state: AlertState, momentMs: number | null, afterMs: number, nowMs: number): Weighed => {
  if (momentMs === null || nowMs < momentMs + afterMs) return { state: { ...state, crossedBy: null }, crossings: [] };
  if (state.crossedBy === momentMs) return { state, crossings: [] };
  return {
    state: { ...state, crossedBy: momentMs },
    // Since the last use, or to the expiry: none are left where it was noticed too late.
    crossings: [
      { value: Math.max(0, afterMs < 0 ? momentMs - nowMs : nowMs - momentMs) / dayMs, atMs: momentMs + afterMs },
    ],
  };
};
