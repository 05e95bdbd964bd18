import type { PageReading } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import type { Page } from './list.ts';

/** Pages that were asked for before their turn. */
export interface LookAhead<Read> {
  /**
   * Asks for the pages after this one, as far as it tells where they start. What was asked for in vain is dropped.
   * @param wanted how many more pages are wanted at most
   */
  foresee(position: string | null, next: string, page: Page<unknown>, wanted: number): void;
  /** The page that starts there, where it was asked for. */
  take(position: string): Promise<Read> | undefined;
}

/**
 * Asks for pages before their turn: the next one, or, where pages are counted and the total is known, up to `parallel` of them.
 * A guess decides only what is asked for: which page comes next is what the page before it says.
 * @throws LatchkeyError `config` where `parallel` is no number of requests
 */
export const createLookAhead = <Read>(
  style: PageReading,
  parallel: number,
  read: (position: string) => Promise<Read>,
): LookAhead<Read> => {
  if (!Number.isInteger(parallel) || parallel < 1) {
    throw configError('`parallel` is no number of requests.', 'Give a whole number from 1, such as 4.');
  }
  const begun = new Map<string, Promise<Read>>();
  return {
    foresee(position, next, page, wanted) {
      const foreseen = positionsAfter(style, position, next, page).slice(0, Math.min(parallel, wanted));
      for (const dropped of [...begun.keys()].filter((at) => !foreseen.includes(at))) begun.delete(dropped);
      for (const at of foreseen) {
        if (begun.has(at)) continue;
        const reading = read(at);
        // It is awaited at its turn; until then its failure is nobody's unhandled rejection.
        reading.catch(() => {});
        begun.set(at, reading);
      }
    },
    take(position) {
      const reading = begun.get(position);
      begun.delete(position);
      return reading;
    },
  };
};

/** More than anybody asks for at once. */
const farthest = 64;

/** Where the pages after this one start: the next one, and what follows from the total and this page's length. */
const positionsAfter = (style: PageReading, position: string | null, next: string, page: Page<unknown>): string[] => {
  const { total, items } = page;
  const first = Number(next);
  const length = items.length;
  if (style.kind === 'cursor' || style.kind === 'whole' || total === null || length === 0) return [next];
  const step = style.kind === 'page' ? 1 : position === null ? length : first - Number(position);
  const last = style.kind === 'page' ? Math.ceil(total / length) : total - 1;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(step) || step < 1) return [next];
  const count = Math.min(farthest, Math.max(1, Math.floor((last - first) / step) + 1));
  return [next, ...Array.from({ length: count - 1 }, (_, at) => String(first + (at + 1) * step))];
};
