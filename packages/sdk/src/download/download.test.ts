import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../../test/answers.ts';
import { bytesOf, type FileHostOptions, fileHost } from '../../test/file-host.ts';
import { provider, testKey } from '../../test/provider.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createClient } from '../core/client.ts';
import { download, downloadHidden } from './download.ts';
import type { DownloadOptions, DownloadProgress } from './options.ts';

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
  const clock = virtualClock();
  const get = (options: DownloadOptions = {}) => download(link, at('a'), { fetch: host.fetch, clock, ...options });
  const ranges = () => host.asked.map(({ headers }) => headers.get('range'));
  return { ...host, clock, get, ranges };
};

describe('a download', () => {
  it('security 17: sends neither a key nor a cookie, and follows no redirect', async () => {
    const { get, asked } = open({ content: bytesOf(100) });
    expect(await get()).toEqual({ bytes: 100, resumedBytes: 0, requests: 1 });
    expect(read('a')).toEqual(bytesOf(100));
    expect(asked).toEqual([
      { url: link, headers: new Headers({ 'Accept-Encoding': 'identity' }), redirect: 'manual', credentials: 'omit' },
    ]);
    expect(there()).toEqual(['a']);
  });

  it('is whole wherever it breaks off, whether or not the host serves parts, knows its file or says its length', async () => {
    const hosts = fc.record({
      length: fc.nat({ max: 200 }),
      breaks: fc.array(fc.nat({ max: 120 }), { maxLength: 4 }),
      hasRanges: fc.boolean(),
      saysLength: fc.boolean(),
      etag: fc.constantFrom('"v1"', 'W/"v1"', null),
      lastModified: fc.constantFrom('Thu, 01 Jan 2026 00:00:00 GMT', undefined),
      resume: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(hosts, async ({ length, breaks, resume, lastModified, ...host }) => {
        const moods = breaks.map((breaksAfter) => ({ breaksAfter }));
        const file = { ...host, ...(lastModified ? { lastModified } : {}), content: bytesOf(length), moods };
        const { get } = open(file);
        expect(await get({ resume })).toMatchObject({ bytes: length });
        expect(read('a')).toEqual(bytesOf(length));
        expect(there()).toEqual(['a']);
        rmSync(at('a'));
      }),
      { numRuns: 60 },
    );
  });

  it('asks for what is missing, and only of the same file', async () => {
    const { get, asked } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    expect(await get()).toMatchObject({ bytes: 100, requests: 2 });
    expect(asked.map(({ headers }) => [headers.get('range'), headers.get('if-range')])).toEqual([
      [null, null],
      ['bytes=40-', '"v1"'],
    ]);
  });

  it('begins anew where the file has become another meanwhile', async () => {
    const file: FileHostOptions = { content: bytesOf(100), moods: [{ breaksAfter: 40 }] };
    const { get, fetch } = open(file);
    const changing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      file.content = bytesOf(90, 2);
      file.etag = '"v2"';
      return answer;
    };
    expect(await get({ fetch: changing })).toMatchObject({ bytes: 90 });
    expect(read('a')).toEqual(bytesOf(90, 2));
  });

  it.each([
    ['starts elsewhere', { 'Content-Range': 'bytes 10-99/100', ETag: '"v1"' }],
    ['is of another file', { 'Content-Range': 'bytes 40-99/100', ETag: '"v2"' }],
    ['is of a file of another length', { 'Content-Range': 'bytes 40-199/200', ETag: '"v1"' }],
    ['does not say where it starts', { ETag: '"v1"' }],
  ])('takes no rest that %s: it asks for the whole', async (_, headers) => {
    const { get, fetch, asked } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const lying: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      return asked.length === 2 ? new Response(bytesOf(60, 9).slice(), { status: 206, headers }) : answer;
    };
    expect(await get({ fetch: lying })).toMatchObject({ bytes: 100, requests: 3 });
    expect(read('a')).toEqual(bytesOf(100));
  });

  it.each(['gzip', 'br'])('packed as %s begins anew where it breaks off: a part of it is of no use', async (packed) => {
    const broken = (length: number) => ({ content: bytesOf(100), moods: [{ breaksAfter: length }] });
    const packing = ({ fetch, ...host }: ReturnType<typeof open>) => {
      const get = (options: DownloadOptions = {}) =>
        host.get({
          async fetch(input, init) {
            const { body, status, headers } = await fetch(input, init);
            headers.set('Content-Encoding', packed);
            headers.set('Content-Length', '7');
            return new Response(body, { status, headers });
          },
          ...options,
        });
      return { ...host, get };
    };
    const { get, ranges } = packing(open(broken(40)));
    expect(await get()).toMatchObject({ bytes: 100, requests: 2 });
    expect(ranges()).toEqual([null, null]);
    expect(read('a')).toEqual(bytesOf(100));

    await rejection(packing(open(broken(50))).get({ resume: true, maxAttempts: 1 }));
    const later = packing(open({ content: bytesOf(100) }));
    expect(await later.get({ resume: true })).toEqual({ bytes: 100, resumedBytes: 0, requests: 1 });
    expect(there()).toEqual(['a']);
  });

  it('goes on with a packed answer that comes whole again, where a stream has its beginning', async () => {
    const { fetch, clock, ranges } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const written: number[] = [];
    const stream = new WritableStream<Uint8Array>({ write: (piece) => void written.push(...piece) });
    const packing: typeof fetch = async (input, init) => {
      const { body, status, headers } = await fetch(input, init);
      headers.set('Content-Encoding', 'gzip');
      return new Response(body, { status, headers });
    };
    expect(await download(link, stream, { fetch: packing, clock })).toMatchObject({ bytes: 100, requests: 2 });
    expect(ranges()).toEqual([null, null]);
    expect(new Uint8Array(written)).toEqual(bytesOf(100));
  });

  it('takes no packed rest of a file that came as it is, but asks for the whole', async () => {
    const { get, fetch, asked } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const packing: typeof fetch = async (input, init) => {
      const { body, status, headers } = await fetch(input, init);
      headers.set('Content-Encoding', asked.length === 2 ? 'gzip' : 'identity');
      return new Response(body, { status, headers });
    };
    expect(await get({ fetch: packing })).toMatchObject({ bytes: 100, requests: 3 });
    expect(asked[1]?.headers.get('range')).toBe('bytes=40-');
    expect(read('a')).toEqual(bytesOf(100));
  });

  it('has an older file stay until the new one is whole', async () => {
    writeFileSync(at('a'), 'older');
    const { get } = open({ content: bytesOf(100) });
    const seen: string[] = [];
    await get({ onProgress: () => void seen.push(readFileSync(at('a'), 'latin1')) });
    expect(new Set(seen)).toEqual(new Set(['older']));
    expect(read('a')).toEqual(bytesOf(100));
  });

  it('is told piece by piece, and survives a listener that throws', async () => {
    const { get } = open({ content: bytesOf(40) });
    const told: DownloadProgress[] = [];
    await get({
      onProgress(progress) {
        told.push(progress);
        throw new Error('the bar broke');
      },
    });
    expect(told).toEqual([16, 32, 40].map((bytes) => ({ bytes, total: 40 })));
  });

  it('survives a listener whose promise rejects', async () => {
    const onProgress = async () => {
      throw new Error('the bar broke');
    };
    expect(await open({ content: bytesOf(40) }).get({ onProgress })).toMatchObject({ bytes: 40 });
  });

  it('takes the answers of any fetch, also those that are no `Response` of this realm', async () => {
    const { get, fetch } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const web: typeof fetch = async (input, init) => {
      const { status, headers, body } = await fetch(input, init);
      return { status, headers, body } as Response;
    };
    expect(await get({ fetch: web })).toMatchObject({ bytes: 100, requests: 2 });
    const iterated: typeof fetch = async (input, init) => {
      const { status, headers, body } = await fetch(input, init);
      const pieces = async function* () {
        for (const reader = body?.getReader(); reader; ) {
          const { done, value } = await reader.read();
          if (done) return;
          yield value;
        }
      };
      return { status, headers, body: pieces() } as unknown as Response;
    };
    expect(await get({ fetch: iterated })).toMatchObject({ bytes: 100 });
    expect(read('a')).toEqual(bytesOf(100));
  });

  it('goes on beside another to the same file, and each is whole', async () => {
    const one = open({ content: bytesOf(300), pieceBytes: 3 });
    const other = open({ content: bytesOf(200, 5), pieceBytes: 2 });
    expect(await Promise.all([one.get(), other.get(), one.get()])).toHaveLength(3);
    expect([bytesOf(300), bytesOf(200, 5)]).toContainEqual(read('a'));
    expect(there()).toEqual(['a']);
  });

  it('may be empty', async () => {
    expect(await open({ content: bytesOf(0) }).get()).toMatchObject({ bytes: 0 });
    expect(read('a')).toHaveLength(0);
  });
});

describe('a client’s download', () => {
  it('uses the client’s own fetch, clock and chance, also where an option is undefined', async () => {
    const { fetch, asked } = fileHost({ content: bytesOf(10), moods: [{ status: 503 }] });
    const clock = virtualClock();
    const chance = { asked: 0 };
    const random = () => {
      chance.asked += 1;
      return 0.5;
    };
    const client = createClient(provider(), { apiKey: testKey, fetch, clock, random });
    const undefinedOptions = { fetch: undefined, clock: undefined, random: undefined };
    expect(await client.download(link, at('a'), undefinedOptions)).toMatchObject({ bytes: 10, requests: 2 });
    expect(await client.downloadAll([{ link, to: at('b') }], undefinedOptions)).toMatchObject({ files: 1, failed: [] });
    expect([asked.length, chance.asked]).toEqual([3, 1]);
    expect(clock.now()).toBeGreaterThan(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('security 14: repeats no key that stands in a path', async () => {
    const { fetch } = fileHost({ content: bytesOf(10) });
    const client = createClient(provider(), { apiKey: testKey, fetch });
    mkdirSync(at(testKey));
    const { failed } = await client.downloadAll([{ link, to: at(testKey) }]);
    for (const error of [failed[0]?.error, await rejection(client.download(link, at(testKey)))]) {
      expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('is a folder') });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(testKey);
    }
  });

  it('uses what it is given instead', async () => {
    const never = () => expect.unreachable('The client’s own fetch was asked.');
    const { fetch } = fileHost({ content: bytesOf(10) });
    const client = createClient(provider(), { apiKey: testKey, fetch: async () => never() });
    expect(await client.download(link, at('a'), { fetch })).toMatchObject({ bytes: 10 });
    expect(await client.downloadAll([{ link, to: at('b') }], { fetch })).toMatchObject({ files: 1 });
  });
});

describe('a download that fails', () => {
  it('leaves nothing behind, and tells of its attempts', async () => {
    const moods = Array.from({ length: 5 }, () => ({ breaksAfter: 0 }));
    const { get } = open({ content: bytesOf(100), moods });
    const error = await rejection(get());
    expect(error).toMatchObject({ code: 'network', message: expect.stringContaining('terminated') });
    expect(error).toMatchObject({ attempts: Array.from({ length: 5 }, () => ({ code: 'network', status: null })) });
    expect(there()).toEqual([]);
  });

  it('counts its attempts anew from each that brings more than all before', async () => {
    const moods = [{ breaksAfter: 10 }, { breaksAfter: 0 }, { breaksAfter: 10 }, { breaksAfter: 0 }];
    expect(await open({ content: bytesOf(100), moods }).get({ maxAttempts: 3 })).toMatchObject({ requests: 5 });
    const stuck = open({ content: bytesOf(100), moods: [...moods, { breaksAfter: 0 }] });
    expect(await rejection(stuck.get({ maxAttempts: 3 }))).toMatchObject({ code: 'network' });
    expect(stuck.asked).toHaveLength(5);
  });

  it.each([
    [500, 'server_error', 5],
    [503, 'server_error', 5],
    [429, 'rate_limited', 5],
    [408, 'timeout', 5],
    [400, 'invalid_request', 1],
    [403, 'insufficient_scope', 1],
    [401, 'insufficient_scope', 1],
    [404, 'not_found', 1],
    [410, 'not_found', 1],
    [204, 'invalid_response', 1],
    [302, 'redirect_refused', 1],
    [307, 'redirect_refused', 1],
  ])('with a %i is `%s` after %i requests', async (status, code, requests) => {
    const headers = { Location: 'https://elsewhere.example.com/' };
    const { fetch: _, ...host } = open({ content: bytesOf(1) });
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return new Response(status === 204 ? null : 'no', { status, headers });
    };
    expect(await rejection(host.get({ fetch }))).toMatchObject({ code, status });
    expect(sent).toBe(requests);
    expect(there()).toEqual([]);
  });

  it('takes a size of null, as a record may have it, for one that is not known', async () => {
    const { get } = open({ content: bytesOf(10) });
    expect(await get({ size: null as never })).toMatchObject({ bytes: 10 });
  });

  it('waits as long as it is told, and no longer than an hour', async () => {
    for (const [headers, waitedMs] of [
      [{ 'Retry-After': '120' }, 120_000],
      [{ 'Retry-After': '999999' }, 3_600_000],
      [{ 'Retry-After': 'Thu, 01 Jan 2026 00:02:00 GMT' }, 120_000],
      [{ 'Retry-After': 'Fri, 02 Jan 2026 00:02:00 GMT' }, 3_600_000],
      [{ 'Retry-After': 'Fri, 02 Jan 2026 00:02:00 GMT', Date: 'Fri, 02 Jan 2026 00:00:00 GMT' }, 120_000],
    ] as const) {
      const { get, clock } = open({ content: bytesOf(1), moods: [{ status: 503, headers }] });
      const startedMs = clock.now();
      await get();
      expect(clock.now() - startedMs).toBe(waitedMs);
    }
  });

  it('security 14: repeats neither the link nor a piece of its signature', async () => {
    const refused = open({ content: bytesOf(1), moods: [{ status: 403 }] });
    const away = async () => Promise.reject(new TypeError(`no way to ${link}`));
    for (const failing of [() => refused.get(), () => refused.get({ fetch: away })]) {
      const error = await rejection(failing());
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/canary|bucket/);
    }
  });

  it('is no download of an address that is neither https nor on this machine', async () => {
    const { fetch, asked } = open({ content: bytesOf(1) });
    for (const wrong of ['http://files.example.com/a', 'ftp://a', 'https://me:pass@files.example.com/', '/a']) {
      expect(await rejection(download(wrong, at('a'), { fetch }))).toMatchObject({ code: 'config' });
    }
    expect(asked).toEqual([]);
    await download('http://127.0.0.1:4010/a?x=1#part', at('a'), { fetch });
    expect(asked.map(({ url }) => url)).toEqual(['http://127.0.0.1:4010/a?x=1']);
  });

  it('security 14: repeats no piece of a link whose signature stands in its path', async () => {
    const signed = 'https://files.example.com/t/canaryToken%2F0123456789/file';
    for (const piece of ['/t/canaryToken%2F0123456789/file', 'canaryToken%2F0123456789', 'canaryToken/0123456789']) {
      const away = async () => Promise.reject(new TypeError(`refused ${piece}`));
      const error = await rejection(download(signed, at('a'), { fetch: away, maxAttempts: 1 }));
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
    }
  });

  it('security 14: quotes a stream without the keys of who downloads', async () => {
    const { fetch, clock } = open({ content: bytesOf(1) });
    const stream = new WritableStream({
      write() {
        throw new Error('PUT with canarykey failed');
      },
    });
    const hide = (text: string) => text.replaceAll('canarykey', '******');
    const error = await rejection(downloadHidden(link, stream, { fetch, clock }, hide, {}));
    expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('PUT with ****** failed') });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
  });

  it('says which folder is missing', async () => {
    const { fetch } = open({ content: bytesOf(1) });
    expect(await rejection(download(link, at('no/a'), { fetch }))).toMatchObject({
      code: 'config',
      message: expect.stringContaining('no/a'),
      hint: expect.stringContaining('folder'),
    });
  });

  it.each([{ maxAttempts: 0 }, { maxAttempts: 1.5 }, { timeout: 'soon' as never }, { size: Number.NaN }, { size: -1 }])(
    'is not asked with %o',
    async (options) => {
      const { get, asked } = open({ content: bytesOf(1) });
      expect(await rejection(get(options))).toMatchObject({ code: 'config' });
      expect(asked).toEqual([]);
    },
  );

  it('because nothing comes in time says so', async () => {
    const silent = () => new Promise<Response>(() => {});
    const { get } = open({ content: bytesOf(1) });
    expect(await rejection(get({ fetch: silent, timeout: 1, maxAttempts: 2 }))).toMatchObject({
      code: 'timeout',
      attempts: [{ code: 'timeout' }, { code: 'timeout' }],
    });
  });

  it('because it is aborted ends at once, wherever it is', async () => {
    const controller = new AbortController();
    const { get } = open({ content: bytesOf(100) });
    const error = await rejection(get({ signal: controller.signal, onProgress: () => controller.abort() }));
    expect(error).toMatchObject({ code: 'aborted' });
    const silent = () => new Promise<Response>(() => {});
    const waiting = new AbortController();
    const failing = rejection(get({ fetch: silent, signal: waiting.signal }));
    setImmediate(() => waiting.abort());
    expect(await failing).toMatchObject({ code: 'aborted' });
    expect(await rejection(get({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' });
    expect(there()).toEqual([]);
  });
});

describe('the length of a download', () => {
  it('is what the caller expects, or nothing is left of it', async () => {
    for (const saysLength of [true, false]) {
      const { get } = open({ content: bytesOf(100), saysLength });
      for (const size of [99, 101]) {
        expect(await rejection(get({ size, resume: true }))).toMatchObject({
          code: 'invalid_response',
          message: expect.stringContaining(String(size)),
        });
        expect(there()).toEqual([]);
      }
      expect(await get({ size: 100 })).toMatchObject({ bytes: 100 });
      rmSync(at('a'));
    }
  });

  it('is what the server says, even where a body ends as if it were whole', async () => {
    const short = (length: number) => async () =>
      new Response(bytesOf(length).slice(), { headers: { 'Content-Length': '100' } });
    const { get } = open({ content: bytesOf(1) });
    expect(await rejection(get({ fetch: short(60) }))).toMatchObject({
      code: 'network',
      message: expect.stringContaining('60 of 100'),
    });
    expect(await rejection(get({ fetch: short(101) }))).toMatchObject({ code: 'invalid_response' });
    expect(there()).toEqual([]);
  });
});

describe('a download to a stream', () => {
  it('goes there piece by piece, and ends it', async () => {
    const { fetch, clock } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const pieces: Buffer[] = [];
    const stream = new Writable({
      write(piece, _encoding, done) {
        pieces.push(piece);
        setImmediate(done);
      },
    });
    await download(link, stream, { fetch, clock });
    expect(new Uint8Array(Buffer.concat(pieces))).toEqual(bytesOf(100));
    expect(stream.writableFinished).toBe(true);
  });

  it('takes no further piece while the stream has no room', async () => {
    const { fetch, clock } = open({ content: bytesOf(64) });
    let held = 0;
    let most = 0;
    const stream = new WritableStream<Uint8Array>({
      async write() {
        most = Math.max(most, ++held);
        await new Promise(setImmediate);
        held -= 1;
      },
    });
    await download(link, stream, { fetch, clock });
    expect(most).toBe(1);
  });

  it('cannot begin anew, and says so', async () => {
    const { fetch, clock } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }], etag: null });
    const seen: { reason?: unknown } = {};
    const stream = new WritableStream<Uint8Array>({
      abort(reason) {
        seen.reason = reason;
      },
    });
    const error = await rejection(download(link, stream, { fetch, clock }));
    expect(error).toMatchObject({ code: 'conflict' });
    expect(seen.reason).toBe(error);
  });

  it.each([
    [416, { 'Content-Range': 'bytes */30' }],
    [206, { 'Content-Range': 'bytes 40-99/100', ETag: '"v2"' }],
    [206, { 'Content-Range': 'bytes 10-99/100', ETag: '"v1"' }],
  ])('gets no second file behind the half of a first after a %i with %o', async (status, headers) => {
    const { fetch, clock, asked } = open({ content: bytesOf(100), moods: [{ breaksAfter: 40 }] });
    const changed: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      return asked.length === 2 ? new Response(null, { status, headers }) : answer;
    };
    let bytes = 0;
    const stream = new WritableStream<Uint8Array>({
      write(piece) {
        bytes += piece.length;
      },
    });
    expect(await rejection(download(link, stream, { fetch: changed, clock }))).toMatchObject({ code: 'conflict' });
    expect([asked.length, bytes]).toEqual([2, 40]);
  });

  it('asks again where its first answer was a part, for nothing is written yet', async () => {
    const { fetch, clock, asked } = open({ content: bytesOf(100) });
    const partial: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      return asked.length === 1 ? new Response(null, { status: 416 }) : answer;
    };
    expect(await download(link, new WritableStream(), { fetch: partial, clock })).toMatchObject({ bytes: 100 });
  });

  it('cannot be taken up by another run', async () => {
    const { fetch } = open({ content: bytesOf(1) });
    expect(await rejection(download(link, new WritableStream(), { fetch, resume: true }))).toMatchObject({
      code: 'config',
    });
  });

  it('ends at once when it is aborted while the stream does not end', async () => {
    const { fetch } = open({ content: bytesOf(10) });
    const never = (abort: () => void) => {
      setImmediate(abort);
      return new Promise<void>(() => {});
    };
    const streams = [
      (abort: () => void) => new WritableStream({ close: () => never(abort) }),
      (abort: () => void) => new WritableStream({ write: () => never(abort) }),
      (abort: () => void) =>
        new Writable({ write: (_piece, _encoding, done) => done(), final: () => void setImmediate(abort) }),
    ];
    for (const stream of streams) {
      const controller = new AbortController();
      const opened = stream(() => controller.abort());
      expect(await rejection(download(link, opened, { fetch, signal: controller.signal }))).toMatchObject({
        code: 'aborted',
      });
    }
  });

  it('ends when the stream is destroyed while it has no room', async () => {
    const { fetch } = open({ content: bytesOf(100) });
    const stream: Writable = new Writable({ write: () => setImmediate(() => stream.destroy()) });
    expect(await rejection(download(link, stream, { fetch }))).toMatchObject({
      code: 'config',
      message: expect.stringContaining('closed before'),
    });
  });

  it('that breaks says what it broke with', async () => {
    const { fetch } = open({ content: bytesOf(100) });
    const stream = new WritableStream({
      write() {
        throw new Error('no space left');
      },
    });
    expect(await rejection(download(link, stream, { fetch }))).toMatchObject({
      code: 'config',
      message: expect.stringContaining('no space left'),
    });
  });
});

describe('a download that a later run takes up', () => {
  const broken = async (file: FileHostOptions, options: DownloadOptions = {}) => {
    const { get } = open({ ...file, moods: [{ breaksAfter: 40 }] });
    await rejection(get({ resume: true, maxAttempts: 1, ...options }));
  };

  it('goes on where it stopped', async () => {
    await broken({ content: bytesOf(100) });
    expect(there()).toEqual(['a.checkpoint', 'a.partial']);
    const { get, ranges } = open({ content: bytesOf(100) });
    expect(await get({ resume: true })).toEqual({ bytes: 100, resumedBytes: 40, requests: 1 });
    expect(ranges()).toEqual(['bytes=40-']);
    expect(read('a')).toEqual(bytesOf(100));
    expect(there()).toEqual(['a']);
  });

  it('lacks nothing but its name where all of it had come', async () => {
    await broken({ content: bytesOf(100) });
    writeFileSync(at('a.partial'), bytesOf(100));
    const { get } = open({ content: bytesOf(100) });
    expect(await get({ resume: true })).toEqual({ bytes: 100, resumedBytes: 100, requests: 1 });
    expect(read('a')).toEqual(bytesOf(100));
  });

  it('begins anew where the file is another, or nothing tells', async () => {
    for (const [before, after] of [
      [{ etag: '"v1"' }, { etag: '"v2"' }],
      [{ etag: null }, { etag: null }],
      [{ etag: '"v1"' }, { etag: null }],
    ] as const) {
      await broken({ content: bytesOf(100), ...before });
      const { get } = open({ content: bytesOf(100, 3), ...after });
      expect(await get({ resume: true })).toMatchObject({ bytes: 100, resumedBytes: 0 });
      expect(read('a')).toEqual(bytesOf(100, 3));
      expect(there()).toEqual(['a']);
      rmSync(at('a'));
    }
  });

  it('is of the file that its bytes are of, also where another was begun before and brought none', async () => {
    const file: FileHostOptions = {
      content: bytesOf(100),
      moods: [{ breaksAfter: 0 }, { breaksAfter: 40 }, { status: 403 }],
    };
    const { get, fetch } = open(file);
    const changing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      Object.assign(file, { content: bytesOf(100, 3), etag: '"v2"' });
      return answer;
    };
    expect(await rejection(get({ resume: true, fetch: changing }))).toMatchObject({ status: 403 });
    expect(there()).toEqual(['a.checkpoint', 'a.partial']);
    await open({ content: bytesOf(100) }).get({ resume: true });
    expect(read('a')).toEqual(bytesOf(100));
  });

  it('begins anew where its note is gone or broken', async () => {
    for (const note of [null, '{', '{}']) {
      await broken({ content: bytesOf(100) });
      if (note === null) rmSync(at('a.checkpoint'));
      else writeFileSync(at('a.checkpoint'), note);
      const { get, ranges } = open({ content: bytesOf(100) });
      expect(await get({ resume: true })).toMatchObject({ resumedBytes: 0 });
      expect(ranges()).toEqual([null]);
      expect(read('a')).toEqual(bytesOf(100));
      rmSync(at('a'));
    }
  });

  it('is taken up by one at a time', async () => {
    await broken({ content: bytesOf(100) });
    const host = open({ content: bytesOf(100) });
    const runs = await Promise.allSettled([0, 1].map(() => host.get({ resume: true })));
    expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(runs.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'config', message: expect.stringContaining('being written already') },
    });
    expect(read('a')).toEqual(bytesOf(100));
    expect(there()).toEqual(['a']);
  });

  it('has as many bytes as are expected, also where nothing is missing of it', async () => {
    await broken({ content: bytesOf(100) });
    writeFileSync(at('a.partial'), bytesOf(100));
    const { get } = open({ content: bytesOf(100) });
    expect(await rejection(get({ resume: true, size: 80 }))).toMatchObject({ code: 'invalid_response' });
    expect(there()).toEqual([]);
  });

  it('is left alone by one that does not take it up', async () => {
    await broken({ content: bytesOf(100) });
    await broken({ content: bytesOf(100, 5), etag: '"v5"' }, { resume: false });
    await open({ content: bytesOf(70, 6), etag: '"v6"' }).get();
    expect(read('a')).toEqual(bytesOf(70, 6));
    expect(existsSync(at('a.partial'))).toBe(true);
    await open({ content: bytesOf(100) }).get({ resume: true });
    expect(read('a')).toEqual(bytesOf(100));
  });
});
