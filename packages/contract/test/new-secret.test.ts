import { inspect } from 'node:util';
import { hypersave } from '@latchkey/providers/hypersave';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hypersaveWorld } from '@latchkey/reference-server/worlds/hypersave';
import { type ClientEvent, LatchkeyError } from '@latchkey/sdk';
import { createHypersave } from '@latchkey/sdk/hypersave';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetch } from './matrix/doors.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** What is left of an answer in which a new key begins at `keyAt`. An error quotes the first 300 characters. */
type Cut = (text: string, keyAt: number) => string;

/**
 * Regenerates a key behind a proxy that breaks the answer off and says nothing of it: what comes of it, and the new secret,
 * which nobody got.
 */
const regenerateInVain = async (door: 'fetch' | 'http', cut: Cut) => {
  const server = createReferenceServer(hypersave, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hypersaveWorld(),
  });
  const { key, secret } = await server.keys.issue({ name: 'canary' });
  const http = door === 'http' ? await listen(server, { port: 0 }) : null;
  if (http) closers.push(() => http.close());

  let newSecret = '';
  const proxied: Fetch = async (input, init) => {
    const response = await (http ? globalThis.fetch : server.fetch)(input, init);
    const text = await response.text();
    [newSecret = ''] = text.match(/hs_live_[0-9A-Za-z]{32}/) ?? [];
    return new Response(cut(text, text.indexOf(newSecret)), response);
  };
  const events: ClientEvent[] = [];
  const client = createHypersave({
    apiKey: secret,
    baseUrl: http?.url ?? hypersave.baseUrl,
    fetch: proxied,
    clock: server.clock,
    onEvent: (event) => events.push(event),
  });
  const error = await client.keys.regenerate(key.id).catch((thrown: unknown) => thrown);
  return { error, events, body: newSecret.slice('hs_live_'.length) };
};

describe.each(['fetch', 'http'] as const)('security 14, 19: over the %s door, an answer that breaks off', (door) => {
  it.each<[string, Cut]>([
    ['within the new secret', (text, keyAt) => text.slice(keyAt - 20, keyAt + 25)],
    ['at the end of the new secret', (text, keyAt) => text.slice(keyAt - 20, keyAt + 40)],
    ['after the new secret', (text, keyAt) => text.slice(keyAt - 20, keyAt + 41)],
    ['before the new secret, which is all that is left', (text, keyAt) => text.slice(keyAt)],
  ])('%s prints nothing of it', async (_, cut) => {
    const { error, events, body } = await regenerateInVain(door, cut);
    expect(error).toBeInstanceOf(LatchkeyError);
    expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining('broken JSON') });
    expect(body).toHaveLength(32);
    const printed = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), inspect(events)].join();
    const traces = Array.from({ length: 21 }, (_, at) => body.slice(at, at + 12));
    expect(traces.filter((trace) => printed.includes(trace))).toEqual([]);
  });
});
