import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { ClientOptions } from '../options.ts';

type Answer = Parameters<typeof stub>[number];

const jsonType = { headers: { 'Content-Type': 'application/json' } };

/** A key that an answer tells for the first time. */
const newKey = testKey.replace('0123456789', '9876543210');

/** Answers that give back what they were sent, or give a new key and break off, in every way a failure may come. */
const failures: readonly (readonly [string, Answer, ClientOptions])[] = [
  ['401', json({ key: testKey }, 401), {}],
  ['403', json({ message: `key ${testKey} may not` }, 403, { 'X-Request-Id': testKey }), {}],
  ['404', new Response(`<h1>${testKey}</h1>`, { status: 404 }), {}],
  ['400', new Response(`Authorization: Bearer ${testKey}`, { status: 400 }), {}],
  ['429 beyond the deadline', json({ key: testKey }, 429, { 'Retry-After': '3600' }), { deadline: '1s' }],
  ['500', json({ headers: { authorization: `Bearer ${testKey}` } }, 500), {}],
  ['no JSON', new Response(testKey, { headers: { 'Content-Type': testKey } }), {}],
  ['cut JSON', new Response(`{"key":"${testKey}`, { headers: { 'Content-Type': 'application/json' } }), {}],
  ['a cut answer with a new key', new Response(`{"secret":"${newKey}`, jsonType), {}],
  ['an answer that is cut within a new key', new Response(`{"secret":"${newKey.slice(0, 25)}`, jsonType), {}],
  ['a refusal that tells a new key', json({ secret: newKey }, 409), {}],
  ['a redirect elsewhere', new Response(null, { status: 307, headers: { Location: 'https://evil.example.com/' } }), {}],
  [
    'a network failure that names the key',
    () => {
      throw new TypeError(`fetch failed with ${testKey}`, {
        cause: new Request('https://api.example.com', { headers: { Authorization: testKey } }),
      });
    },
    {},
  ],
  [
    'a network failure that holds a request',
    () => {
      const request = new Request('https://api.example.com', { headers: { Authorization: `Bearer ${testKey}` } });
      throw Object.assign(new Error('socket hang up'), { request, cause: new Error(`sent ${testKey}`) });
    },
    {},
  ],
  ['an answer that is none', () => JSON.parse('null'), {}],
];

describe('security 14: an error', () => {
  it.each(failures)('of %s holds no key at any depth', async (_, answer, options) => {
    const events: unknown[] = [];
    const read = (status: number) =>
      status === 403
        ? { status, code: testKey, message: testKey, error: 'insufficient_scope' as const, requiredScopes: [testKey] }
        : null;
    const echoing = provider([], { errors: { ...provider().errors, read } });
    const client = createClient(echoing, {
      apiKey: testKey,
      fetch: stub(answer).fetch,
      clock: virtualClock(),
      maxAttempts: 2,
      onEvent: (event) => events.push(event),
      ...options,
    });
    const error = await rejection(client.call('listThings'));
    const printed = [
      inspect(error, { depth: 10, showHidden: true, getters: true }),
      JSON.stringify(error),
      String(error),
      error instanceof Error ? error.stack : '',
      inspect(structuredClone(error), { depth: 10 }),
      inspect(events, { depth: 10 }),
    ].join('\n');
    expect(printed).not.toContain('canary');
    expect(printed).not.toMatch(/\b(Request|Headers|Response) \{/);
    expect(error).toMatchObject({ name: 'LatchkeyError', code: expect.stringMatching(/^[a-z_]+$/) });
  });
});

describe('security 13: a client', () => {
  it('holds its key where nothing prints it', async () => {
    const client = createClient(provider(), { apiKey: testKey, fetch: stub(json({})).fetch });
    await client.call('listThings');
    const printed = [client, client.call, client.list, client.on]
      .map(
        (each) => inspect(each, { depth: 10, showHidden: true, getters: true }) + JSON.stringify(each) + String(each),
      )
      .join('\n');
    expect(printed).not.toContain('canary');
  });

  it('leaves no key in the registry of gates', async () => {
    const { fetch } = stub(json({}));
    await createClient(provider(), { apiKey: testKey, fetch }).call('listThings');
    const registry: unknown = Reflect.get(globalThis, Symbol.for('latchkey.gates'));
    const gates = registry instanceof WeakMap ? registry.get(fetch)?.get(globalThis) : undefined;
    expect(gates?.size).toBe(1);
    expect(inspect(gates, { depth: 10, showHidden: true })).not.toContain('canary');
  });
});
