import { rangeError } from '@latchkey/providers';
import { momentOf } from '../../moment-of.ts';

/** How large a world is, and which of all possible ones. */
export interface HypersaveWorldOptions {
  /** `doc_1` … of the owner's live data; as many more of their test data. Default 40, at most 100,000. */
  readonly memories?: number;
  /** The same seed gives the same data on every machine. Default `latchkey`. */
  readonly seed?: string;
  /** When the first memory was saved; the last one is less than 25 days later. Default 2025-12-01T09:00:00Z. */
  readonly startsAt?: string | number | Date;
  /** Whose data it is; everybody else begins with nothing. Default `user_1`. */
  readonly owner?: string;
}

/** The same with nothing left open. */
export interface WorldSize {
  readonly memories: number;
  readonly seed: string;
  readonly startsAtMs: number;
  readonly owner: string;
}

/** Fills in what was left open. Throws a RangeError that names the option where a number or a date makes no sense. */
export const worldSize = (options: HypersaveWorldOptions): WorldSize => {
  const startsAtMs = momentOf(options.startsAt ?? '2025-12-01T09:00:00Z');
  if (Number.isNaN(startsAtMs))
    throw new RangeError(
      'startsAt is no date. Give an ISO 8601 text (a time with Z or an offset), a number or a Date.',
    );
  const memories = options.memories ?? 40;
  if (!Number.isInteger(memories) || memories < 0 || memories > 100_000) {
    throw rangeError(`memories is ${memories}. Give a whole number from 0 to 100000.`);
  }
  return { memories, seed: options.seed ?? 'latchkey', startsAtMs, owner: options.owner ?? 'user_1' };
};
