import { rangeError } from '@latchkey/providers';
import { momentOf } from '../../moment-of.ts';

/** How large a world is, and which of all possible ones. */
export interface HypermemoryWorldOptions {
  /** `node_1` … of the owner's live data; as many more in their sandbox. Default 40, at most 100,000. */
  readonly nodes?: number;
  /** The same seed gives the same data on every machine. Default `latchkey`. */
  readonly seed?: string;
  /** When the first memory was stored; the last one is less than 25 days later. Default 2025-12-01T09:00:00Z. */
  readonly startsAt?: string | number | Date;
  /** Whose data it is; everybody else begins with an empty graph. Default `user_1`. */
  readonly owner?: string;
}

/** The same with nothing left open. */
export interface WorldSize {
  readonly nodes: number;
  readonly seed: string;
  readonly startsAtMs: number;
  readonly owner: string;
}

/** Fills in what was left open. Throws a RangeError that names the option where a number or a date makes no sense. */
export const worldSize = (options: HypermemoryWorldOptions): WorldSize => {
  const startsAtMs = momentOf(options.startsAt ?? '2025-12-01T09:00:00Z');
  if (Number.isNaN(startsAtMs))
    throw new RangeError(
      'startsAt is no date. Give an ISO 8601 text (a time with Z or an offset), a number or a Date.',
    );
  const nodes = options.nodes ?? 40;
  if (!Number.isInteger(nodes) || nodes < 0 || nodes > 100_000) {
    throw rangeError(`nodes is ${nodes}. Give a whole number from 0 to 100000.`);
  }
  return { nodes, seed: options.seed ?? 'latchkey', startsAtMs, owner: options.owner ?? 'user_1' };
};
