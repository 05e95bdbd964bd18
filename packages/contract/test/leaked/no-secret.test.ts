import type { ApiKey, Provider, Secret } from '@latchkey/providers';
import {
  createReferenceServer,
  memoryStore,
  type StorePort,
  type VirtualClock,
  virtualClock,
} from '@latchkey/reference-server';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { furthestType, type System, systems } from '../matrix/systems.ts';
import { exchangeOf, listCall } from './demo-call.ts';
import { type Told, told } from './told.ts';

afterEach(() => vi.restoreAllMocks());

/** A store that takes down all that it is given and all that it gives. */
const watched = (store: StorePort, { add }: Told): StorePort =>
  new Proxy(store, {
    get(target, method, receiver) {
      const real: unknown = Reflect.get(target, method, receiver);
      if (typeof real !== 'function') return real;
      return (...given: unknown[]) => {
        const answer: unknown = real.apply(target, given);
        add([method, given, answer]);
        return answer;
      };
    },
  });

/** The system as it is, but with every act, so that none goes untried. */
const withEveryAct = (provider: Provider): Provider => ({
  ...provider,
  lifecycle: {
    ...provider.lifecycle,
    acts: ['issue', 'update', 'regenerate', 'rotate', 'revoke', 'disable'],
    editable: ['name', 'description'],
    rotation: { overlapMs: { default: 60_000, max: 3_600_000 } },
  },
});

/** A key whole, or cut to what is left of it: one character less for each. */
const cutAt = (text: string, pick: number): string => text.slice(0, text.length - (pick % 20));

const open = ({ provider: declared, world: worldOf }: System) => {
  const written = told();
  const secrets = new Set<string>();
  const provider = withEveryAct(declared);
  const world = worldOf();
  const server = createReferenceServer<Provider, VirtualClock>(provider, {
    world,
    clock: virtualClock('2026-01-01T00:00:00Z'),
    store: () => watched(memoryStore(), written),
    auditsRequests: true,
    failedAttempts: { quota: 1000, windowMs: 60_000 },
  });
  const { call, scopes } = listCall(world);
  const keys: { id: string; text: string }[] = [];
  const keep = ({ key, secret }: { readonly key: ApiKey; readonly secret: Secret }) => {
    const text = secret.reveal();
    secrets.add(text);
    keys.push({ id: key.id, text });
    written.add([key, secret]);
  };
  const grant = { name: 'a key', scopes: [...scopes], ...furthestType(provider) };
  const { rotate, disable, enable, revokeLineage } = server.keys;

  /** One step of a run: an act, a request or a moment of time. What is refused is told too. */
  const steps = {
    issue: async () => keep(await server.keys.issue(grant)),
    once: async (_: string, pick: number) => {
      const options = { idempotencyKey: `0f8fad5b-d9cb-469f-a165-7086${pick % 4}` };
      const { key, secret } = await server.keys.issue({ ...grant, name: `once ${pick % 2}` }, options);
      if (secret) keep({ key, secret });
    },
    import: async (text: string) => written.add(await server.keys.import({ ...grant, secret: text })),
    update: async (_: string, pick: number) => written.add(await server.keys.update(idOf(pick), { name: `n${pick}` })),
    // What people write is kept and shown as it is: a key, or what is left of one, in any of it.
    inName: async (text: string, pick: number) =>
      keep(await server.keys.issue({ ...grant, name: `my ${cutAt(text, pick)}` })),
    inDescription: async (text: string, pick: number) =>
      keep(await server.keys.issue({ ...grant, description: `as ${cutAt(text, pick)}, but newer` })),
    inOwner: async (text: string, pick: number) =>
      keep(await server.keys.issue({ ...grant, owner: cutAt(text, pick) })),
    inId: async (text: string, pick: number) => keep(await server.keys.issue({ ...grant, id: cutAt(text, pick) })),
    renamed: async (text: string, pick: number) =>
      written.add(await server.keys.update(idOf(pick), { name: cutAt(text, pick), description: text })),
    regenerate: async (_: string, pick: number) => keep(await server.keys.regenerate(idOf(pick))),
    rotate: async (_: string, pick: number) => {
      const rotated = await rotate?.(idOf(pick));
      if (rotated) keep(rotated);
    },
    disable: async (_: string, pick: number) => written.add(await disable?.(idOf(pick))),
    enable: async (_: string, pick: number) => written.add(await enable?.(idOf(pick))),
    revoke: async (_: string, pick: number) => written.add(await server.keys.revoke(idOf(pick))),
    revokeLineage: async (_: string, pick: number) => written.add(await revokeLineage?.(idOf(pick))),
    revokeLeaked: async (text: string) => written.add(await server.leaks.revoke(`see ${text}`, { source: 'a log' })),
    leaks: async (text: string) => written.add(await server.leaks.find(`${text}\n${text.slice(0, -1)}`)),
    incident: async (_: string, pick: number) => written.add(await server.incident(idOf(pick))),
    request: async (text: string) => answer(text, {}),
    inQuery: async (text: string) => answer(text, { query: `key=${text}&${text}` }),
    cut: async (text: string) => answer(text.slice(0, -3), { query: text.slice(0, -5) }),
    changed: async (text: string) => answer(`${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`, {}),
    inPath: async (text: string, pick: number) =>
      answer(
        text,
        {},
        { ...call, path: Object.fromEntries(Object.keys(call.path).map((name) => [name, text + pick])) },
      ),
    inBody: async (text: string) => answer(text, {}, { ...call, body: { [text]: text } }),
    wait: async (_: string, pick: number) => server.clock.advance(pick * 60_000),
  };
  const idOf = (pick: number): string => keys[pick % Math.max(1, keys.length)]?.id ?? 'key_none';
  const answer = async (secret: string, more: { readonly query?: string }, asked = call) => {
    secrets.add(secret);
    written.add(await server.handle(exchangeOf(provider, asked, { secret, address: '192.0.2.1', ...more })));
  };

  return {
    written,
    secrets,
    async step(name: keyof typeof steps, pick: number) {
      const text = keys[pick % Math.max(1, keys.length)]?.text ?? '';
      try {
        await steps[name](text, pick);
      } catch (refusal) {
        expect(refusal).toMatchObject({ name: 'KeyActError' });
        written.add(refusal);
      }
    },
    async close() {
      const keyList = await server.keys.list({ limit: 1000 });
      for (const value of [server, keyList, await server.audit({ limit: 1000 }), server.journal.entries()]) {
        written.add(value);
      }
    },
    names: Object.keys(steps) as (keyof typeof steps)[],
  };
};

describe.each(systems)(
  'security 3, 13, 14, 22, 23: through a long run of everything that $provider.title can do',
  (system) => {
    it('no store row, audit record, journal entry, answer, error or log line holds 12 characters of a key’s body', async () => {
      const { names } = open(system);
      const run = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(40)), { minLength: 150, maxLength: 150 });
      await fc.assert(
        fc.asyncProperty(run, async (steps) => {
          const { written, secrets, step, close } = open(system);
          const logs = (['log', 'warn', 'error', 'info', 'debug'] as const).map((method) =>
            vi.spyOn(console, method).mockImplementation((...given) => written.add(given)),
          );
          await step('issue', 0);
          for (const [name, pick] of steps) await step(name, pick);
          await close();
          for (const log of logs) log.mockRestore();
          expect(secrets.size).toBeGreaterThan(1);
          expect(written.pieces(secrets)).toEqual([]);
        }),
        { numRuns: 4, endOnFailure: true },
      );
    }, 60_000);
  },
);

it('the look-out finds a piece of a secret wherever it is printed', () => {
  const secret = 'acme_live_abcdefghijklmnopqrstuvwxyz012345';
  const hidden = Object.defineProperty({}, 'deep', { value: [{ at: [[[[secret.slice(-12)]]]] }], enumerable: false });
  for (const value of [
    secret,
    { a: { b: secret } },
    new Error(`No ${secret.slice(15, 27)}`),
    hidden,
    [new Map([[secret, 1]])],
  ]) {
    const written = told();
    written.add(value);
    expect(written.pieces([secret])).not.toEqual([]);
  }
  const quiet = told();
  quiet.add(['acme_live_abcdef...******', secret.slice(-11)]);
  expect(quiet.pieces([secret])).toEqual([]);
});
