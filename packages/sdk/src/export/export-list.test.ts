import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LatchkeyError } from '../core/error/error.ts';
import type { ClientEvent } from '../core/events/events.ts';
import { exportList } from './export-list.ts';
import type { ExportProgress, PageSource } from './options.ts';
import { toCsv } from './to-csv.ts';
import { toNdjson } from './to-ndjson.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ n: from + index }));

/** A list of numbered rows that tells what became of it. */
const numbers = (
  total: number,
  size: number,
  before: (page: number, tell: (event: ClientEvent) => void) => void | Promise<void> = () => {},
) => {
  const seen = { started: 0, taken: 0, ended: false };
  const list: PageSource = {
    async *pages({ onEvent, signal } = {}) {
      try {
        for (let from = 0; from < total; from += size) {
          seen.started += 1;
          await before(seen.started, (event) => onEvent?.(event));
          if (signal?.aborted) throw new LatchkeyError({ code: 'aborted', message: 'aborted' });
          const next = from + size;
          yield {
            items: rows(from, Math.min(size, total - from)),
            total,
            cursor: next < total ? `after-${next}` : null,
          };
          seen.taken += 1;
        }
      } finally {
        seen.ended = true;
      }
    },
  };
  return { list, seen };
};

const refusal = async (work: Promise<unknown>): Promise<LatchkeyError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LatchkeyError))
    throw new Error('It should have failed with a LatchkeyError.', { cause: error });
  return error;
};

/** A web stream that keeps its text, and holds each write back until it is let through. */
const collected = (write: (text: string) => Promise<void> | void = () => {}) => {
  const seen = { text: '', closed: false, aborted: undefined as unknown };
  const decoder = new TextDecoder();
  const stream = new WritableStream<Uint8Array>({
    async write(bytes) {
      const text = decoder.decode(bytes, { stream: true });
      await write(text);
      seen.text += text;
    },
    close() {
      seen.closed = true;
    },
    abort(reason) {
      seen.aborted = reason;
    },
  });
  return { stream, seen };
};

describe('an export to files', () => {
  it('writes both formats in one reading', async () => {
    const { list, seen } = numbers(5, 2);
    const summary = await exportList(list, { csv: at('a.csv'), ndjson: at('a.ndjson') });
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('n\n0\n1\n2\n3\n4\n');
    expect(readFileSync(at('a.ndjson'), 'utf8')).toBe('{"n":0}\n{"n":1}\n{"n":2}\n{"n":3}\n{"n":4}\n');
    expect(summary).toMatchObject({ rows: 5, pages: 3, bytes: 12 + 40, unlisted: [] });
    expect(seen.started).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'a.ndjson']);
  });

  it('gives the file its name only when it is whole', async () => {
    const { list } = numbers(4, 2, () => {
      expect(existsSync(at('a.csv'))).toBe(false);
      expect(existsSync(at('a.csv.writing'))).toBe(true);
    });
    await toCsv(list, at('a.csv'));
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('leaves nothing behind when a page fails, keeps the older file, and passes the error on', async () => {
    writeFileSync(at('a.csv'), 'older');
    const failure = new LatchkeyError({ code: 'server_error', message: 'gone', status: 503, cursor: 'after-2' });
    const { list } = numbers(9, 2, (page) => {
      if (page === 2) throw failure;
    });
    await expect(exportList(list, { csv: at('a.csv'), ndjson: at('a.ndjson') })).rejects.toBe(failure);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(at('a.csv'), 'utf8')).toBe('older');
  });

  it('says which folder is missing, and leaves the other file out too', async () => {
    const error = await refusal(exportList(numbers(1, 1).list, { csv: at('a.csv'), ndjson: at('no/such/a.ndjson') }));
    expect(error.code).toBe('config');
    expect(error.message).toContain('no/such/a.ndjson');
    expect(error.hint).toContain('folder');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses to write both formats to one destination, or to none, before anything is sent', async () => {
    const { list, seen } = numbers(1, 1);
    expect((await refusal(exportList(list, {}))).message).toContain('needs a destination');
    expect((await refusal(exportList(list, { csv: at('a'), ndjson: at('a') }))).message).toContain('same destination');
    expect(seen.started).toBe(0);
  });

  it('writes an empty file for an empty list', async () => {
    const summary = await toNdjson(numbers(0, 1).list, at('a.ndjson'));
    expect(readFileSync(at('a.ndjson'), 'utf8')).toBe('');
    expect(summary).toMatchObject({ rows: 0, pages: 0, bytes: 0 });
  });

  it('writes every row once and in order, whatever the page size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), async (total, size) => {
        await toNdjson(numbers(total, size).list, at('p.ndjson'));
        const lines = readFileSync(at('p.ndjson'), 'utf8').split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(rows(0, total));
      }),
      { numRuns: 25 },
    );
  });
});

describe('an export to streams', () => {
  it('closes a web stream at the end', async () => {
    const { stream, seen } = collected();
    await toCsv(numbers(3, 2).list, stream);
    expect(seen).toEqual({ text: 'n\n0\n1\n2\n', closed: true, aborted: undefined });
  });

  it('aborts a web stream when a page fails', async () => {
    const failure = new LatchkeyError({ code: 'network', message: 'gone' });
    const { stream, seen } = collected();
    const { list } = numbers(4, 2, (page) => {
      if (page === 2) throw failure;
    });
    await expect(toCsv(list, stream)).rejects.toBe(failure);
    expect(seen).toMatchObject({ closed: false, aborted: failure });
  });

  it('takes no further page while a stream has no room', async () => {
    const { list, seen } = numbers(6, 2);
    const startedAtWrite: number[] = [];
    const { stream } = collected(async () => {
      startedAtWrite.push(seen.started);
      await new Promise(setImmediate);
      startedAtWrite.push(seen.started);
    });
    await toNdjson(list, stream);
    expect(startedAtWrite).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('ends a Node stream at the end, and waits for each of its writes', async () => {
    const { list, seen } = numbers(4, 2);
    const texts: [string, number][] = [];
    const stream = new Writable({
      write(bytes, _encoding, done) {
        texts.push([String(bytes), seen.started]);
        setImmediate(done);
      },
    });
    await toCsv(list, stream);
    expect(texts).toEqual([
      ['n\n0\n1\n', 1],
      ['2\n3\n', 2],
    ]);
    expect(stream.writableFinished).toBe(true);
  });

  it('says what a Node stream fails with, where to take up, and stops reading', async () => {
    const { list, seen } = numbers(9, 2);
    let writes = 0;
    const stream = new Writable({
      write(_bytes, _encoding, done) {
        writes += 1;
        done(writes === 2 ? new Error('no space left') : null);
      },
    });
    const error = await refusal(toNdjson(list, stream));
    expect(error).toMatchObject({ code: 'config', cursor: 'after-2' });
    expect(error.message).toContain('no space left');
    expect(seen).toMatchObject({ started: 2, ended: true });
    expect(stream.destroyed).toBe(true);
  });

  it('ends when a Node stream that holds it up is destroyed', async () => {
    const { list, seen } = numbers(9, 2);
    const stream: Writable = new Writable({ write: () => setImmediate(() => stream.destroy(new Error('disk full'))) });
    const error = await refusal(toNdjson(list, stream));
    expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('disk full') });
    expect(seen.ended).toBe(true);
  });

  it('ends at once when it is aborted while a stream holds it up', async () => {
    const controller = new AbortController();
    const { list, seen } = numbers(9, 2);
    const stream = new Writable({ write: () => controller.abort() });
    const error = await refusal(toNdjson(list, stream, { signal: controller.signal }));
    expect(error.code).toBe('aborted');
    expect(seen.ended).toBe(true);
  });
});

describe('an abort while a web stream holds an export up', () => {
  const never = (abort: () => void) => {
    setImmediate(abort);
    return new Promise<void>(() => {});
  };

  it.each([
    ['takes nothing in', (abort: () => void) => new WritableStream({ write: () => never(abort) })],
    ['never closes', (abort: () => void) => new WritableStream({ close: () => never(abort) })],
    [
      'nobody reads',
      (abort: () => void) => {
        setTimeout(abort);
        return new TransformStream().writable;
      },
    ],
  ])('ends it at once where the stream %s', async (_, open) => {
    const controller = new AbortController();
    const stream = open(() => controller.abort());
    const error = await refusal(toNdjson(numbers(4, 2).list, stream, { signal: controller.signal }));
    expect(error.code).toBe('aborted');
  });
});

describe('an export and its list', () => {
  it('ask for the next page while the present one is written, unless told otherwise', async () => {
    for (const [options, expected] of [
      [{}, true],
      [{ prefetch: false }, false],
    ] as const) {
      const seen: (boolean | undefined)[] = [];
      const list: PageSource = {
        async *pages({ prefetch } = {}) {
          seen.push(prefetch);
          yield { items: rows(0, 1), total: 1, cursor: null };
        },
      };
      await toNdjson(list, at('a.ndjson'), options);
      expect(seen).toEqual([expected]);
    }
  });
});

describe('what an export tells', () => {
  const response = (status: number, waitedMs = 0): ClientEvent => ({
    type: 'response',
    operation: 'list',
    attempt: 1,
    status,
    requestId: null,
    waitedMs,
    durationMs: 1,
  });
  const until = new Date('2026-01-01T00:00:02Z');
  const wait: ClientEvent = { type: 'wait', operation: 'list', reason: 'rate_limit', until };
  const retry: ClientEvent = {
    type: 'retry',
    operation: 'list',
    attempt: 1,
    code: 'network',
    status: null,
    delayMs: 50,
  };

  it('reports each page, and each wait with its reason and its end', async () => {
    const { list } = numbers(4, 2, (page, tell) => {
      if (page === 2) tell(wait);
      tell(response(200));
    });
    const told: ExportProgress[] = [];
    await toNdjson(list, at('a.ndjson'), { onProgress: (progress) => told.push(progress) });
    const half = { rows: 2, total: 4, pages: 1, bytes: 16 };
    expect(told).toEqual([
      half,
      { ...half, waitingFor: { reason: 'rate_limit', untilMs: until.getTime() } },
      half,
      { rows: 4, total: 4, pages: 2, bytes: 32 },
    ]);
  });

  it('counts requests sent and refused, and the time waited', async () => {
    const { list } = numbers(4, 2, (page, tell) => {
      if (page === 1) {
        tell(retry);
        tell(response(200));
      } else {
        tell(response(429));
        tell(response(200, 1200));
      }
    });
    const summary = await toNdjson(list, at('a.ndjson'));
    expect(summary).toMatchObject({ requests: 4, refused: 1, waitedMs: 1250 });
  });

  it('hands every event to the caller too, and survives a listener that throws', async () => {
    const { list } = numbers(2, 2, (_page, tell) => tell(response(200)));
    const events: ClientEvent[] = [];
    const summary = await toNdjson(list, at('a.ndjson'), {
      onEvent: (event) => events.push(event),
      onProgress() {
        throw new Error('the bar broke');
      },
    });
    expect(events).toEqual([response(200)]);
    expect(summary.rows).toBe(2);
  });

  it('goes on, and so does the process, where a listener’s promise rejects', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const rejecting = async () => {
      throw new Error('the bar broke');
    };
    const { list } = numbers(4, 2, (_page, tell) => tell(response(200)));
    const summary = await toNdjson(list, at('a.ndjson'), { onEvent: rejecting, onProgress: rejecting });
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(summary.rows).toBe(4);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('memory', () => {
  it('stays the same from the first page to the millionth row', async () => {
    const collectGarbage = globalThis.gc;
    expect(collectGarbage, 'run with --expose-gc').toBeTypeOf('function');
    const heap: number[] = [];
    const size = 10_000;
    const list: PageSource = {
      async *pages() {
        for (let from = 0; from < 1_000_000; from += size) {
          if (from % 100_000 === 0) {
            collectGarbage?.();
            heap.push(process.memoryUsage().heapUsed);
          }
          const items = Array.from({ length: size }, (_, index) => ({ n: from + index, text: `row ${from + index}` }));
          yield { items, total: 1_000_000, cursor: String(from + size) };
        }
      },
    };
    let bytes = 0;
    const nowhere = new WritableStream<Uint8Array>({
      write(chunk) {
        bytes += chunk.length;
      },
    });
    const summary = await exportList(list, { csv: nowhere, ndjson: at('million.ndjson') });
    expect(summary.rows).toBe(1_000_000);
    expect(bytes).toBeGreaterThan(10_000_000);
    expect(Math.max(...heap.slice(1)) - Math.min(...heap.slice(1))).toBeLessThan(16 * 2 ** 20);
  });
});
