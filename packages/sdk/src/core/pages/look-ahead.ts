import type { PageReading } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import { isLatchkeyError, type LatchkeyError } from '../error/error.ts';
import type { Page } from './list.ts';

/** Pages that were asked for before their turn. */
export interface LookAhead<Read> {
  /** Asks for the pages after this one, as far as it tells where they start. What was asked for in vain is ended. */
  foresee(position: string | null, next: string, page: Page<unknown>, wanted: Wanted): void;
  /** The page that starts there, where it was asked for. */
  take(position: string): Promise<Read> | undefined;
  /** Ends what is still under way. */
  end(): void;
}

/** How much more is wanted at most. */
interface Wanted {
  readonly pages: number;
  readonly items: number;
}

interface Guess<Read> {
  readonly reading: Promise<Read>;
  readonly ending: AbortController;
  /** `late`: its deadline, which began when it was asked for, ended it. */
  state: 'asked' | 'read' | 'late' | 'failed';
}

/**
 * Asks for pages before their turn: the next one, or, where pages are counted and the total is known, up to `parallel` of them.
 * A guess decides only what is asked for: which page comes next is what the page before it says, and a deadline begins at a page's turn.
 * @throws LatchkeyError `config` where `parallel` is no number of requests
 */
export const createLookAhead = <Read>(
  style: PageReading,
  parallel: number,
  read: (position: string, signal?: AbortSignal) => Promise<Read>,
): LookAhead<Read> => {
  if (!Number.isInteger(parallel) || parallel < 1) {
    throw configError('`parallel` is no number of requests.', 'Give a whole number from 1, such as 4.');
  }
  const begun = new Map<string, Guess<Read>>();
  let longest = 0;

  const ask = (position: string): void => {
    const ending = new AbortController();
    const guess: Guess<Read> = { reading: read(position, ending.signal), ending, state: 'asked' };
    begun.set(position, guess);
    // It is awaited at its turn; until then its failure is nobody's unhandled rejection.
    guess.reading.then(
      () => {
        guess.state = 'read';
      },
      (error) => {
        guess.state = isOfDeadline(error) ? 'late' : 'failed';
      },
    );
  };

  const drop = (isVain: (position: string, guess: Guess<Read>) => boolean): void => {
    for (const [position, guess] of begun) {
      if (!isVain(position, guess)) continue;
      begun.delete(position);
      guess.ending.abort();
    }
  };

  return {
    foresee(position, next, page, { pages, items }) {
      longest = Math.max(longest, page.items.length);
      const most = Math.min(parallel, pages, Math.ceil(items / (longest || 1)));
      const foreseen = positionsAfter(style, position, next, page, longest).slice(0, most);
      drop((at) => !foreseen.includes(at));
      for (const at of foreseen) {
        const state = begun.get(at)?.state;
        // It is read anew at its turn, and none that comes after it is to go before it.
        if (state === 'late') return;
        if (state === undefined) ask(at);
      }
    },
    take(position) {
      const guess = begun.get(position);
      begun.delete(position);
      return guess?.reading.catch((error) => {
        if (!isOfDeadline(error)) throw error;
        // Where a limit left no room, those of later pages are not to go before it; else they are at the server already.
        if (error.code === 'rate_limited') drop((_, { state }) => state !== 'read');
        return read(position);
      });
    },
    end: () => drop(() => true),
  };
};

/** Whether a call would have gone on but for its deadline: only its message tells. */
const isOfDeadline = (error: unknown): error is LatchkeyError =>
  isLatchkeyError(error) &&
  /the deadline of [\d.e+-]+ ms passed|not (?:come )?before the deadline$/.test(error.message);

/** More than anybody asks for at once. */
const farthest = 64;

/**
 * Where the pages after this one start: the next one, and what follows from the total.
 * @param longest how many items the longest page had so far: some may be shorter in the middle
 */
const positionsAfter = (
  style: PageReading,
  position: string | null,
  next: string,
  { total, items }: Page<unknown>,
  longest: number,
): string[] => {
  if (style.kind === 'cursor' || style.kind === 'whole' || total === null || longest === 0) return [next];
  const first = Number(next);
  const step = style.kind === 'page' ? 1 : position === null ? items.length : first - Number(position);
  const last = style.kind === 'page' ? Math.ceil(total / longest) : total - 1;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(step) || step < 1) return [next];
  const count = Math.min(farthest, Math.max(1, Math.floor((last - first) / step) + 1));
  return [next, ...Array.from({ length: count - 1 }, (_, at) => String(first + (at + 1) * step))];
};
