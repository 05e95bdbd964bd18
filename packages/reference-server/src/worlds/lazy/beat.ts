import type { Noise } from './noise.ts';

/** Moments that follow each other at a steady pace, each a little late by chance, never out of order. */
export interface Beat {
  /** Epoch milliseconds, a whole number. */
  readonly startMs: number;
  /** Whole milliseconds from one moment to the next, at least 1. */
  readonly stepMs: number;
  readonly noise: Noise;
}

/** The moment of an index: within its own step, so that a later index is always a later moment. */
export const beatAt = ({ startMs, stepMs, noise }: Beat, index: number): number =>
  startMs + index * stepMs + Math.floor(noise(index, beatChannel) * stepMs);

/** No record's own values use this channel. */
const beatChannel = 0x7fff;
