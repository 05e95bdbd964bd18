import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, rejection } from '../../test/answers.ts';
import { offset, operation, provider, testKey } from '../../test/provider.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createClient } from '../core/client.ts';
import { createGate, type Gate } from '../core/gate/gate.ts';
import type { ListOptions } from '../core/options.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-server-csv-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');

const listThings = operation('listThings', {
  path: '/things',
  page: 'offset',
  produces: ['application/json', 'text/csv'],
});
const pagination = { offset: { ...offset, csv: { parameter: 'format', value: 'csv' } } };
const writing = { ...provider([], { pagination }), operations: { listThings } };

const record = (n: number) => `${n},"row ${n}\nof many"\n`;
const csvOf = (total: number, from = 0) =>
  `n,text\n${Array.from({ length: total - from }, (_, nth) => record(from + nth)).join('')}`;

/** A system that writes its own CSV, `most` records a page. */
const system = (
  total: number,
  most: number,
  { failsAt, header = () => 'n,text', gate }: { failsAt?: number; header?: (from: number) => string; gate?: Gate } = {},
) => {
  const asked: { query: string; accept: string | null }[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    const { searchParams, search } = new URL(String(input));
    asked.push({ query: search, accept: new Headers(init?.headers).get('accept') });
    if (asked.length === failsAt) return new Response('{}', { status: 404 });
    const from = Number(searchParams.get('offset') ?? 0);
    const length = Math.max(0, Math.min(most, total - from, Number(searchParams.get('limit') ?? most)));
    const body = Array.from({ length }, (_, nth) => record(from + nth)).join('');
    return new Response(`${header(from)}\n${body}`, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
  };
  const client = createClient(writing, { apiKey: testKey, fetch, clock: virtualClock(), gate });
  const list = (query = {}, options: ListOptions<string> = {}) => client.list('listThings', { query }, options);
  return { list, asked };
};

const server = { writer: 'server' } as const;

describe('CSV that the system writes', () => {
  it('is asked for as the system declares it, and written as it came, headed once', async () => {
    const { list, asked } = system(5, 2);
    const summary = await list({ tag: 'a' }).toCsv(at('a.csv'), server);
    expect(text('a.csv')).toBe(csvOf(5));
    expect(summary).toMatchObject({ rows: 5, bytes: csvOf(5).length, unlisted: [] });
    expect(asked.map(({ accept, query }) => [accept, Object.fromEntries(new URLSearchParams(query))])).toEqual(
      [{}, { offset: '2' }, { offset: '4' }, { offset: '5' }].map((place) => [
        'text/csv',
        { tag: 'a', format: 'csv', ...place },
      ]),
    );
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('has every record once, however many a page holds and wherever it broke off', async () => {
    const cases = [fc.nat({ max: 12 }), fc.integer({ min: 1, max: 5 }), fc.nat({ max: 8 })] as const;
    await fc.assert(
      fc.asyncProperty(...cases, async (total, most, failsAt) => {
        await system(total, most, { failsAt })
          .list()
          .toCsv(at('a.csv'), { ...server, resume: true })
          .catch(() => {});
        await system(total, most)
          .list()
          .toCsv(at('a.csv'), { ...server, resume: true });
        expect(text('a.csv')).toBe(csvOf(total));
        expect(readdirSync(folder)).toEqual(['a.csv']);
        rmSync(at('a.csv'));
      }),
      { numRuns: 30 },
    );
  });

  it('takes the cursors of the list, and gives its own to it', async () => {
    const error = await rejection(system(5, 2, { failsAt: 2 }).list().toCsv(at('a.csv'), server));
    expect(error).toMatchObject({ code: 'not_found', cursor: expect.any(String) });
    const { cursor } = error as { cursor: string };
    await system(5, 2).list({}, { cursor }).toCsv(at('a.csv'), server);
    expect(text('a.csv')).toBe(csvOf(5, 2));
    const other = system(5, 2).list({ tag: 'b' }, { cursor }).toCsv(at('b.csv'), server);
    expect(await rejection(other)).toMatchObject({ code: 'config' });
  });

  it('begins where the caller’s own offset is', async () => {
    await system(5, 2).list({ offset: 3 }).toCsv(at('a.csv'), server);
    expect(text('a.csv')).toBe(csvOf(5, 3));
  });

  it('is not taken up by an export of our own writing, nor the other way round', async () => {
    const broken = system(5, 2, { failsAt: 2 });
    await rejection(broken.list().toCsv(at('a.csv'), { ...server, resume: true }));
    expect(await rejection(system(5, 2).list().toCsv(at('a.csv'), { resume: true }))).toMatchObject({ code: 'config' });
  });

  it('with other columns on a later page is an error, not a broken file', async () => {
    const header = (from: number) => (from === 0 ? 'n,text' : 'text,n');
    const failing = system(5, 2, { header }).list().toCsv(at('a.csv'), server);
    expect(await rejection(failing)).toMatchObject({ code: 'invalid_response', cursor: expect.any(String) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([1, 2, 3])(
    'security 74: that comes to the same page after %i is an error, not a file without end',
    async (every) => {
      let sent = 0;
      const fetch = async () => {
        const body = `n,at\n1,${sent++ % every}\n`;
        return sent > 20 ? json({}, 404) : new Response(body, { headers: { 'Content-Type': 'text/csv' } });
      };
      const list = createClient(writing, { apiKey: testKey, fetch, clock: virtualClock() }).list('listThings');
      expect(await rejection(list.toCsv(at('a.csv'), server))).toMatchObject({ code: 'invalid_response' });
      expect(sent).toBe(every + 1);
    },
  );

  it('is one operation for the gate, however often it is asked for', async () => {
    const gate = createGate();
    const met = new Set<unknown>();
    const enter: typeof gate.enter = (request) => {
      met.add(request.operation);
      return gate.enter(request);
    };
    const { list } = system(2, 2, { gate: { ...gate, enter } });
    for (let round = 0; round < 3; round++) await list().toCsv(at('a.csv'), server);
    expect(met.size).toBe(1);
  });

  it.each([
    ['columns', { columns: ['n'] }, {}],
    ['escaped formulas', { escapeFormulas: true }, {}],
    ['`distinctBy`', {}, { distinctBy: 'n' }],
  ])('has no %s: it is as the system wrote it', async (_, options, listOptions) => {
    const { list, asked } = system(1, 1);
    const failing = list({}, listOptions).toCsv(at('a.csv'), { ...server, ...options });
    expect(await rejection(failing)).toMatchObject({ code: 'config' });
    expect(asked).toEqual([]);
  });

  it('is refused of a system, or a list, that has none', async () => {
    const client = createClient(provider(), { apiKey: testKey });
    expect(await rejection(client.list('listThings').toCsv(at('a.csv'), server))).toMatchObject({
      code: 'config',
      message: 'Made-Up does not write listThings as CSV.',
    });
  });
});
