import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { bytesOf } from '../../test/file-host.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { downloadAll } from './download-all.ts';
import type { DownloadAllOptions, DownloadGiven } from './options.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-downloads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** Files of different lengths, by their numbers; some are not there. Nobody is answered before so many have asked. */
const host = (missing: readonly number[] = [], together = 1) => {
  let arrived: (() => void)[] = [];
  const seen = { atOnce: 0, most: 0, asked: [] as number[] };
  const fetch = async (input: string | URL | Request) => {
    const nth = Number(new URL(String(input)).pathname.slice(1));
    seen.asked.push(nth);
    seen.most = Math.max(seen.most, ++seen.atOnce);
    await new Promise<void>((resolve) => {
      arrived.push(resolve);
      if (arrived.length < together) return;
      for (const answer of arrived) answer();
      arrived = [];
    });
    await new Promise(setImmediate);
    seen.atOnce -= 1;
    if (missing.includes(nth)) return new Response('', { status: 404 });
    return new Response(bytesOf(10 + nth).slice(), { headers: { 'Content-Length': String(10 + nth) } });
  };
  const all = (files: Iterable<DownloadGiven> | AsyncIterable<DownloadGiven>, options: DownloadAllOptions = {}) =>
    downloadAll(files, { fetch, clock: virtualClock(), ...options });
  return { seen, all };
};

const file = (nth: number): DownloadGiven => ({ link: `https://files.example.com/${nth}`, to: at(String(nth)) });
const files = (count: number) => Array.from({ length: count }, (_, nth) => file(nth));

describe('several downloads', () => {
  it('run so many at a time, and no more', async () => {
    const { seen, all } = host([], 3);
    expect(await all(files(12), { atOnce: 3 })).toEqual({ files: 12, bytes: 120 + 66, requests: 12, failed: [] });
    expect(seen.most).toBe(3);
    expect(readdirSync(folder)).toHaveLength(12);
    expect(new Uint8Array(readFileSync(at('7')))).toEqual(bytesOf(17));
  });

  it('go on when one fails, and tell which and why', async () => {
    const { all } = host([1, 3]);
    const told: number[] = [];
    const summary = await all(files(5), {
      onProgress: (progress) => void told.push(progress.files + progress.failed.length),
    });
    expect(summary).toMatchObject({ files: 3, bytes: 10 + 12 + 14, requests: 5 });
    expect(summary.failed.map(({ to }) => to).sort()).toEqual([at('1'), at('3')]);
    expect(summary.failed[0]?.error).toMatchObject({ code: 'not_found', status: 404 });
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect(readdirSync(folder).sort()).toEqual(['0', '2', '4']);
  });

  it('survive a listener that throws', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const broken = new Error('the bar broke');
    const throwing = () => {
      throw broken;
    };
    for (const onProgress of [throwing, () => Promise.reject(broken)]) {
      expect(await host().all(files(2), { onProgress })).toMatchObject({ files: 2 });
    }
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('check each length that is told', async () => {
    const { failed } = await host().all([
      { ...file(0), size: 10 },
      { ...file(1), size: 10 },
    ]);
    expect(failed).toMatchObject([{ to: at('1'), error: { code: 'invalid_response' } }]);
  });

  it('never write two to one place', async () => {
    const { seen, all } = host();
    const summary = await all([file(0), { ...file(1), to: at('0') }]);
    expect(summary).toMatchObject({ files: 1, failed: [{ to: at('0'), error: { code: 'config' } }] });
    expect(seen.asked).toEqual([0]);
    expect(new Uint8Array(readFileSync(at('0')))).toEqual(bytesOf(10));
  });

  it('take the next of a list only when one has ended, one after the other', async () => {
    const { seen, all } = host();
    let taken = 0;
    let asking = 0;
    let mostAsking = 0;
    // An iterator of somebody's own, which does not queue as a generator does.
    const list: AsyncIterable<DownloadGiven> = {
      [Symbol.asyncIterator]: () => ({
        async next() {
          mostAsking = Math.max(mostAsking, ++asking);
          await new Promise(setImmediate);
          asking -= 1;
          expect(taken - seen.asked.length).toBeLessThanOrEqual(2);
          return taken < 8 ? { done: false, value: file(taken++) } : { done: true, value: undefined };
        },
      }),
    };
    expect(await all(list, { atOnce: 2 })).toMatchObject({ files: 8 });
    expect(mostAsking).toBe(1);
  });

  it('end with what their list throws; what is under way leaves nothing behind', async () => {
    const failure = new RangeError('the list broke');
    const broken = async function* () {
      yield* files(3);
      throw failure;
    };
    expect(await rejection(host().all(broken(), { atOnce: 2 }))).toBe(failure);
    expect(readdirSync(folder).filter((name) => name.includes('.'))).toEqual([]);
  });

  it('end when they are aborted', async () => {
    const controller = new AbortController();
    const { seen, all } = host();
    const ending = all(files(9), { atOnce: 1, signal: controller.signal, onProgress: () => controller.abort() });
    expect(await rejection(ending)).toMatchObject({ code: 'aborted' });
    expect(seen.asked).toEqual([0]);
    expect(readdirSync(folder)).toEqual(['0']);
  });

  it('end at once when they are aborted while the list keeps them waiting, and end the list', async () => {
    const controller = new AbortController();
    const { seen, all } = host();
    let hasEnded = false;
    const slow = async function* () {
      try {
        yield file(0);
        await expect.poll(() => seen.asked).toEqual([0]);
        setImmediate(() => controller.abort());
        await new Promise((resolve) => setTimeout(resolve, 5));
        yield file(1);
      } finally {
        hasEnded = true;
      }
    };
    expect(await rejection(all(slow(), { signal: controller.signal }))).toMatchObject({ code: 'aborted' });
    await expect.poll(() => hasEnded).toBe(true);
    expect(seen.asked).toEqual([0]);
  });

  it.each([0, 1.5, Number.NaN])('are not %s at a time', async (atOnce) => {
    expect(await rejection(host().all([], { atOnce }))).toMatchObject({ code: 'config' });
  });
});
