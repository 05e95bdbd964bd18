import { configError } from '../core/error/config-error.ts';
import type { LatchkeyError } from '../core/error/error.ts';

/** Two formats in one file would be neither. */
export const sameDestination = (): LatchkeyError =>
  configError('CSV and NDJSON cannot go to the same destination.', 'Give each its own.');
