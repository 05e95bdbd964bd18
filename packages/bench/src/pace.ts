/** How much time a figure may take: more rounds are steadier, and slower. */
export interface Pace {
  readonly isQuick: boolean;
  /** How often everybody has a turn; the median counts. */
  readonly rounds: number;
  /** How long one turn lasts at least. */
  readonly roundMs: number;
}

/** `--quick` is for looking whether a change helps; what is written down comes from the full run. */
export const paceOf = (isQuick: boolean): Pace =>
  isQuick ? { isQuick, rounds: 5, roundMs: 40 } : { isQuick, rounds: 15, roundMs: 120 };
