import type { Answer, Exchange } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersIn, sendBytes } from '../raw-request.ts';
import { type Arena, basePath, canaries, documented, ids, openArena } from './arena.ts';
import { wrongs } from './check-answer.ts';
import { type FuzzCase, fuzzCase } from './fuzz-request.ts';
import { type FuzzRequest, mutated } from './mutation.ts';

/** `LATCHKEY_FUZZ_RUNS` raises it; `LATCHKEY_FUZZ_SEED` repeats what a failure printed. */
const runs = Number(process.env.LATCHKEY_FUZZ_RUNS ?? 100_000);
const parts = 10;
const seed =
  process.env.LATCHKEY_FUZZ_SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.LATCHKEY_FUZZ_SEED);
const seeded = (part: number, numRuns: number) => ({ seed: seed + part, numRuns: Math.ceil(numRuns), verbose: 1 });

const cases = fuzzCase(documented, ids, canaries);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const exchangeOf = (base: string, { method, path, query, headers, body }: FuzzRequest): Exchange => ({
  method,
  origin: 'http://localhost',
  path: base + path,
  query,
  header: (name) => {
    const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value);
    return values.length === 0 ? undefined : values.join(', ');
  },
  body: () => encoder.encode(body),
  address: '127.0.0.1',
});

const givenBy = ({ status, headers, body }: Answer) => ({
  status,
  headers,
  body: body === null ? '' : typeof body === 'string' ? body : decoder.decode(body),
});

/** One request, answered at once: in memory nothing is waited for, so nothing can hang. */
const problemsOf = ({ server, witness }: Arena, { request, mutations }: FuzzCase): readonly string[] => {
  const { base, request: sent } = mutated(request, basePath, mutations);
  const answer = server.handle(exchangeOf(base, sent));
  if (answer instanceof Promise) return ['it was not answered at once'];
  return wrongs({ method: sent.method, path: base + sent.path }, givenBy(answer), witness);
};

describe.each(Array.from({ length: parts }, (_, part) => ({ part })))('part $part', ({ part }) => {
  it('security 23: of requests around the document none is a 5xx, hangs, tells a secret or breaks the document', async () => {
    const free = await openArena({ limits: false });
    const limited = await openArena({ limits: true });
    let count = 0;
    fc.assert(
      fc.property(cases, (each) => {
        const found = problemsOf(count++ % 10 === 9 ? limited : free, each);
        if (found.length > 0) throw new Error(found.join('\n'));
      }),
      seeded(part, runs / parts),
    );
    for (const { server } of [free, limited])
      expect(server.journal.entries().filter(({ error }) => error !== null)).toEqual([]);
  });
});

describe('through a door', () => {
  it('no fetch of them is a 5xx, hangs, tells a secret or breaks the document', async () => {
    const { server, witness } = await openArena({ limits: false });
    await fc.assert(
      fc.asyncProperty(cases, async ({ request, mutations }) => {
        const { base, request: sent } = mutated(request, basePath, mutations);
        const url = URL.parse(`http://localhost${base}${sent.path}?${sent.query}`);
        const init = initOf(sent);
        if (url === null || init === null) return;
        const response = await server.fetch(url, init);
        const given = { status: response.status, headers: [...response.headers], body: await response.text() };
        const method = /^(delete|get|head|options|post|put)$/i.test(sent.method)
          ? sent.method.toUpperCase()
          : sent.method;
        expect(wrongs({ method, path: url.pathname }, given, witness)).toEqual([]);
      }),
      seeded(parts, runs / 50),
    );
  });

  it('no bytes that were changed on the way are a 5xx, hang or tell a secret', async () => {
    const { server } = await openArena({ limits: false });
    const http = await listen(server, { port: 0 });
    const change = fc.record({
      act: fc.constantFrom('replace' as const, 'insert' as const, 'remove' as const),
      at: fc.nat(4000),
      byte: fc.nat(255),
    });
    await fc.assert(
      fc.asyncProperty(cases, fc.array(change, { maxLength: 4 }), async ({ request, mutations }, changes) => {
        const { base, request: sent } = mutated(request, basePath, mutations);
        const bytes = changes.reduce(changed, [...bytesOf(base, sent)]);
        const said = await sendBytes(http.port, Uint8Array.from(bytes), { isOver: true });
        for (const { status, headers, body } of answersIn(said, Array(9).fill(methodIn(bytes)))) {
          const given = { status, headers: Object.entries(headers), body };
          expect(wrongs({ method: sent.method, path: sent.path }, given, null)).toEqual([]);
        }
      }),
      seeded(parts + 1, runs / 100),
    );
    expect(server.journal.entries({ status: 500 })).toEqual([]);
    await http.close();
  });
});

/** As a fetch says it, or null where it cannot. */
const initOf = ({ method, headers, body }: FuzzRequest): RequestInit | null => {
  if (!/^[A-Za-z_]+$/.test(method) || /^trace$/i.test(method)) return null;
  const list = new Headers();
  for (const [name, value] of headers) {
    if (/[\0\r\n\u0100-\uffff]/.test(value)) return null;
    list.append(name, value);
  }
  return {
    method,
    headers: list,
    redirect: 'manual',
    ...(/^(get|head)$/i.test(method) ? {} : { body: encoder.encode(body) }),
  };
};

const bytesOf = (base: string, { method, path, query, headers, body }: FuzzRequest): Uint8Array =>
  Buffer.concat([
    Buffer.from(
      [
        `${method} ${base}${path}?${query} HTTP/1.1`,
        'Host: localhost',
        'Connection: close',
        ...headers.map(([name, value]) => `${name}: ${value}`),
        ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
      ].join('\r\n'),
      'latin1',
    ),
    Buffer.from(`\r\n\r\n${body}`),
  ]);

const changed = (
  bytes: number[],
  { act, at, byte }: { readonly act: 'replace' | 'insert' | 'remove'; readonly at: number; readonly byte: number },
): number[] => {
  const where = at % (bytes.length + 1);
  return act === 'remove' ? bytes.toSpliced(where, 1) : bytes.toSpliced(where, act === 'replace' ? 1 : 0, byte);
};

const methodIn = (bytes: readonly number[]): string => String.fromCharCode(...bytes.slice(0, 10)).split(' ')[0] ?? '';
