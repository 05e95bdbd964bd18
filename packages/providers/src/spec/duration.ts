import { rangeError } from './mask-any-key.ts';

/** A length of time: milliseconds, or a number and a unit, such as `500ms`, `30s`, `5m`, `1h`, `91d`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;

const unitMs = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/**
 * A duration in milliseconds; one that is written with a unit is rounded to whole ones.
 * @throws RangeError when it is negative, not finite or not written as a duration.
 */
export const durationMs = (duration: Duration): number => {
  const match = typeof duration === 'string' ? /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration) : null;
  const ms =
    typeof duration === 'number'
      ? duration
      : Math.round(Number(match?.[1]) * (unitMs.get(match?.[2] ?? '') ?? Number.NaN));
  if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
    throw rangeError(
      `'${duration}' is no duration. Use milliseconds, or a number and a unit: '500ms', '30s', '5m', '1h', '91d'.`,
    );
  }
  return ms;
};
