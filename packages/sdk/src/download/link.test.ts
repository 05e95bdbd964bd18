import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { bytesOf, type FileHostOptions, fileHost } from '../../test/file-host.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { pending } from '../core/error/result.ts';
import { download } from './download.ts';

const link = 'https://files.example.com/bucket/talk.mp4?expires=99&signature=canarysignature%2F123456';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-download-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const there = () => readdirSync(folder).sort();
const read = (name: string) => new Uint8Array(readFileSync(at(name)));

const open = (file: FileHostOptions) => {
  const host = fileHost(file);
  const ranges = () => host.asked.map(({ headers }) => headers.get('range'));
  return { ...host, clock: virtualClock(), ranges };
};

describe('a link', () => {
  it('is asked for anew where it is refused, as it may have run out', async () => {
    const host = open({ content: bytesOf(50), moods: [{ breaksAfter: 20 }, { status: 403 }] });
    let given = 0;
    const mint = async () => `${link}&nth=${++given}`;
    expect(await download(mint, at('a'), { fetch: host.fetch, clock: host.clock })).toMatchObject({ requests: 3 });
    expect(host.asked.map(({ url }) => new URL(url).searchParams.get('nth'))).toEqual(['1', '1', '2']);
    expect(host.ranges()).toEqual([null, 'bytes=20-', 'bytes=20-']);
    expect(read('a')).toEqual(bytesOf(50));
  });

  it('that is refused twice in a row is not asked for again', async () => {
    const { fetch, clock, asked } = open({ content: bytesOf(50), moods: [{ status: 403 }, { status: 403 }] });
    expect(await rejection(download(() => link, at('a'), { fetch, clock }))).toMatchObject({
      code: 'insufficient_scope',
      hint: expect.stringContaining('new one'),
    });
    expect(asked).toHaveLength(2);
  });

  it('that cannot be had fails the download with what the client said', async () => {
    const failure = new LatchkeyError({ code: 'not_found', message: 'no such recording', status: 404 });
    const mint = () => Promise.reject(failure);
    expect(await rejection(download(mint, at('a')))).toEqual(failure);
    expect(there()).toEqual([]);
  });

  it('security 14: that a function cannot make is told with what it threw, without links and what is named a secret', async () => {
    const failing = [
      () => {
        throw new Error('vault: token=canarytoken');
      },
      async () => Promise.reject(new TypeError(`no way to ${link}`)),
      () => Promise.reject(new Error('{"apiKey": "canaryvalue"}')),
    ];
    for (const mint of failing) {
      const error = await rejection(download(mint, at('a')));
      expect(error).toMatchObject({ code: 'config', message: 'download: the `link` function failed', cause: {} });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/canary|bucket/);
    }
    expect(there()).toEqual([]);
  });

  it('that never comes is waited for no longer than `timeout`, and no longer than its signal', async () => {
    const never = () => new Promise<string>(() => {});
    expect(await rejection(download(never, at('a'), { timeout: 1 }))).toMatchObject({ code: 'timeout' });
    const controller = new AbortController();
    const failing = rejection(download(never, at('a'), { signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect(await failing).toMatchObject({ code: 'aborted' });
    expect(there()).toEqual([]);
  });

  it('that a client is asked for may wait at a limit for longer', async () => {
    const { fetch, clock } = open({ content: bytesOf(50) });
    const late = () => pending(() => new Promise<string>((resolve) => setTimeout(() => resolve(link), 20)));
    expect(await download(late, at('a'), { fetch, clock, timeout: 1000 })).toMatchObject({ bytes: 50 });
    const later = () => pending(() => new Promise<string>((resolve) => setTimeout(() => resolve('no link'), 20)));
    expect(await rejection(download(later, at('a'), { fetch, clock, timeout: 1 }))).toMatchObject({
      message: expect.stringContaining('no https: URL'),
    });
  });
});
