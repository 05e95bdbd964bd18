import { inspect } from 'node:util';
import { Secret } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { virtualClock } from '@latchkey/reference-server';
import { type ClientEvent, LatchkeyError } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { traces } from '../traces.ts';
import { answer, type Doing, openHostile } from './hostile-server.ts';
import type { Misbehaviour, Outcome } from './misbehaviour.ts';
import { readTable } from './readme-table.ts';
import { bodyRows } from './rows/bodies.ts';
import { connectionRows } from './rows/connections.ts';
import { limitRows } from './rows/limits.ts';
import { pageRows } from './rows/pages.ts';
import { redirectRows } from './rows/redirects.ts';
import { refusalRows } from './rows/refusals.ts';

const startMs = Date.parse('2026-01-01T00:00:00Z');
const key = `hst_live_${'canary0123456789'.repeat(4)}`;
const pieces = [...new Set(traces(new Secret(key), hyperstudy.keyFormat))];
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

let trap: Awaited<ReturnType<typeof openHostile>>;
beforeAll(async () => {
  trap = await openHostile([answer(200)]);
});
afterAll(() => trap.close());

const table = readTable();
const rows = (): readonly Misbehaviour[] => [
  ...bodyRows,
  ...connectionRows,
  ...refusalRows(key),
  ...redirectRows(trap.url),
  ...limitRows(startMs),
  ...pageRows(),
];

/** One call against a server that does this. */
const outcomeOf = async ({ call, options }: Misbehaviour, doings: readonly Doing[]) => {
  const server = await openHostile(doings);
  closers.push(server.close);
  const clock = virtualClock(startMs);
  const events: ClientEvent[] = [];
  const client = createHyperStudy({
    apiKey: key,
    baseUrl: `${server.url}/api/v3`,
    clock,
    maxAttempts: 3,
    random: () => 0.5,
    onEvent: (event) => events.push(event),
    ...options,
  });
  const settled = await (call ?? ((made) => made.events.inRoom('room_1').firstPage()))(client).then(
    (value: unknown) => ({ code: 'ok', value, error: null }),
    (error: unknown) => {
      if (!(error instanceof LatchkeyError)) throw error;
      return { code: error.code, value: undefined, error };
    },
  );
  const outcome: Outcome = { ...settled, events, waitedMs: clock.now() - startMs };
  return { outcome, requests: server.requests() };
};

describe('a server that', () => {
  it('misbehaves is in the README and here, row by row', () => {
    expect(rows().map(({ server }) => server)).toEqual(table.map(({ server }) => server));
  });

  it.each(table)('$server: $code', async ({ server, code, requests, waitsMs }) => {
    const row = rows().find((each) => each.server === server);
    for (const [way, doings] of (row?.ways ?? []).entries()) {
      if (!row) return;
      const given = await outcomeOf(row, doings);
      const { outcome } = given;
      const said = `way ${way}: ${outcome.error?.message ?? 'ok'}`;
      expect({ code: outcome.code, requests: given.requests }, said).toEqual({ code, requests });
      if (waitsMs !== null) expect(outcome.waitedMs, said).toBe(waitsMs);
      row.also?.(outcome);
      const { error, events } = outcome;
      const printed = [
        inspect({ error, events }, { depth: 10, showHidden: true }),
        JSON.stringify({ error, events }),
      ].join('\n');
      expect(
        pieces.filter((piece) => printed.includes(piece)),
        said,
      ).toEqual([]);
    }
    expect(row?.ways.length).toBeGreaterThan(0);
    expect(trap.requests()).toBe(0);
  });
});
