import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { json, rejection } from '../../../test/answers.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { FetchLike } from '../options.ts';

const link = 'https://storage.example.com/bucket/talk.mp4?expires=99&signature=canarysignature%2F123456';
const bytes = new Uint8Array([0, 1, 2, 255]);

const putFile = operation('putFile', { method: 'PUT', produces: [], body: { contentType: 'video/*', required: true } });

const setUp = (...answers: readonly (() => Response | Promise<Response>)[]) => {
  const sent: { url: string; method?: string; headers: Headers; body: Uint8Array }[] = [];
  const fetch: FetchLike = async (input, init = {}) => {
    const body = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
    sent.push({ url: String(input), method: init.method ?? '', headers: new Headers(init.headers), body });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    return answer ? answer() : new Response(null, { status: 200 });
  };
  const withFiles = { ...provider(), operations: { putFile } };
  return { client: createClient(withFiles, { apiKey: testKey, fetch, clock: virtualClock() }), sent };
};

const fail =
  (status: number, text = '') =>
  () =>
    new Response(text, { status });

describe('an upload', () => {
  it('security 17: puts the bytes where the link leads, and never sends the key there', async () => {
    const { client, sent } = setUp();
    await client.upload(link, bytes);
    expect(sent).toEqual([
      { url: link, method: 'PUT', headers: new Headers({ 'Content-Type': 'application/octet-stream' }), body: bytes },
    ]);
  });

  it.each([
    ['a text', 'abc', undefined, 'application/octet-stream'],
    ['a Blob that knows its type', new Blob(['abc'], { type: 'video/mp4' }), undefined, 'video/mp4'],
    ['a Blob whose type is told', new Blob(['abc'], { type: 'video/mp4' }), 'video/webm', 'video/webm'],
    ['an ArrayBuffer', new TextEncoder().encode('abc').buffer, 'video/mp4', 'video/mp4'],
  ])('takes %s', async (_, body, contentType, expected) => {
    const { client, sent } = setUp();
    await client.upload(new URL(link), body, { contentType });
    expect(sent.map(({ headers }) => headers.get('content-type'))).toEqual([expected]);
    expect(new TextDecoder().decode(sent[0]?.body)).toBe('abc');
  });

  it('security 71: is repeated after a failure, whole each time', async () => {
    const reset = () => Promise.reject(new TypeError('fetch failed'));
    const { client, sent } = setUp(reset, fail(503), fail(200));
    await client.upload(link, new Blob([bytes]));
    expect(sent.map(({ body }) => body)).toEqual([bytes, bytes, bytes]);
  });

  it('security 14: that is refused repeats neither link nor signature', async () => {
    const echo = `<Error>${link} canarysignature/123456 canarysignature%2F123456</Error>`;
    for (const answer of [fail(403, echo), fail(500, echo), () => Promise.reject(new TypeError(`no way to ${link}`))]) {
      const error = await rejection(setUp(answer).client.upload(link, bytes));
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/canary|bucket/);
    }
    expect(await rejection(setUp(fail(403)).client.upload(link, bytes))).toMatchObject({
      hint: expect.stringContaining('new one'),
      message: expect.stringContaining('PUT upload'),
    });
  });

  it('security 14: repeats no piece of a link whose signature stands in its path, and quotes no answer', async () => {
    const signed = 'https://storage.example.com/put/canaryToken%2F0123456789/file?sig=short';
    const pieces = [signed, '/put/canaryToken%2F0123456789/file', 'canaryToken%2F0123456789', 'canaryToken/0123456789'];
    for (const piece of pieces) {
      const answers = [fail(403, piece), () => Promise.reject(new TypeError(`no way to ${piece}`))];
      for (const answer of answers) {
        const error = await rejection(setUp(answer).client.upload(signed, bytes));
        expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
      }
    }
    expect(await rejection(setUp(fail(403, 'Request has expired')).client.upload(signed, bytes))).toMatchObject({
      code: 'insufficient_scope',
      message: 'Where the link leads, the file was not taken (403, PUT upload)',
    });
  });

  it('goes to https or this machine, and nowhere by a redirect', async () => {
    const moved = () => new Response(null, { status: 307, headers: { Location: 'https://elsewhere.example.com/' } });
    const { client, sent } = setUp(moved);
    for (const wrong of ['http://storage.example.com/', 'ftp://a', 'https://me:pass@storage.example.com/', '/put']) {
      expect(await rejection(client.upload(wrong, bytes))).toMatchObject({ code: 'config' });
    }
    expect(sent).toEqual([]);
    expect(await rejection(client.upload('http://127.0.0.1:4010/put?x=1', bytes))).toMatchObject({
      code: 'redirect_refused',
    });
    expect(sent).toHaveLength(1);
  });
});

describe('an operation that takes no JSON', () => {
  it('sends bytes as they are, with the type that is told', async () => {
    const { client, sent } = setUp();
    await client.call('putFile', { body: bytes, contentType: 'video/mp4' });
    await client.call('putFile', { body: bytes });
    expect(sent.map(({ headers }) => headers.get('content-type'))).toEqual(['video/mp4', 'application/octet-stream']);
    expect(sent[0]?.body).toEqual(bytes);
  });

  it('refuses what is no bytes, and a type that is no header', async () => {
    const { client, sent } = setUp(() => json({}));
    for (const input of [{ body: { a: 1 } }, { body: 7 }, { body: bytes, contentType: 'a\nb' }]) {
      expect(await rejection(client.call('putFile', input))).toMatchObject({ code: 'config' });
    }
    expect(sent).toEqual([]);
  });
});
