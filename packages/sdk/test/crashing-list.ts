import { LatchkeyError } from '../src/core/error/error.ts';
import type { PageSource } from '../src/export/options.ts';

/** A list of numbered rows that resumes at a cursor, and may fail before a page (counted from 1 in each reading). */
export const crashingList = ({
  total,
  size,
  failsAtPage,
  before = async () => {},
}: {
  readonly total: number;
  readonly size: number;
  readonly failsAtPage?: number;
  before?(): Promise<void>;
}) => {
  /** Where each page that was asked for starts. */
  const started: number[] = [];
  const list: PageSource = {
    async *pages({ cursor } = {}) {
      let page = 0;
      for (let from = Number(cursor ?? 0); from < total; from += size) {
        await before();
        if (++page === failsAtPage) throw new LatchkeyError({ code: 'network', message: 'gone' });
        started.push(from);
        const next = from + size;
        const items = Array.from({ length: Math.min(size, total - from) }, (_, at) => from + at);
        yield {
          items: items.map((n) => ({ n, text: `row ${n}` })),
          total,
          cursor: next < total ? String(next) : null,
        };
      }
    },
  };
  return { list, started };
};
