import type { Figures } from '../stores/usage-row.ts';

/** Figures together. */
export const sumOfFigures = (all: readonly Figures[]): Figures => {
  const sum = { requests: 0, ok: 0, denied: 0, errors: 0, failed: 0 };
  for (const { requests, ok, denied, errors, failed } of all) {
    sum.requests += requests;
    sum.ok += ok;
    sum.denied += denied;
    sum.errors += errors;
    sum.failed += failed;
  }
  return sum;
};

/** All answers to a living key. */
export const answersOf = ({ ok, denied, errors }: Figures): number => ok + denied + errors;
