import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryCounter } from '../../../src/engine/limits/memory.ts';
import { sealing } from '../../../src/engine/seal/sealing.ts';
import { memoryStore } from '../../../src/engine/stores/memory.ts';
import type { StorePort } from '../../../src/engine/stores/store.ts';
import { bench, everything, now, startMs, stream } from '../fixture.ts';
import type { Act } from './act.ts';
import { anyAct, anyAdvance, firstKey, setBack } from './any-act.ts';
import { type Asked, ask, askable } from './ask.ts';
import { auditedActs } from './audited-acts.ts';
import { whole } from './model.ts';
import { noNames } from './names.ts';
import { runs, timeout } from './runs.ts';
import { countActive, type Model, openModel } from './state.ts';
import { declared, digestsOf, type System, systems } from './systems.ts';

interface Real extends Asked {
  readonly time: { nowMs: number };
  acts: number;
}

const open = (system: System, store = memoryStore()): { model: Model; real: Real } => {
  const counter = memoryCounter();
  const { first, present } = digestsOf(system);
  const { engine, time } = bench({ ...declared(system), ports: { store, counter, seal, digest: present } });
  const model = openModel(system, startMs);
  const real = { engine, time, system, names: noNames(), acts: 0 };
  // The first key is there from a time with another pepper.
  const before = bench({ ...declared(system), ports: { store, counter, seal, digest: first, random: stream(2) } });
  command(firstKey).run(model, { ...real, engine: before.engine });
  now(before.engine.flush());
  compare(model, real);
  return { model, real: { ...real, acts: 1 } };
};

const seal = sealing(new Uint8Array(32).fill(7), stream(3));

/** Asks both for an act: they have to answer the same. */
const both = (model: Model, real: Real, act: Act): void => {
  const answer = now(ask(real, act, model.nowMs));
  same({ act, answer: answer() }, { act, answer: whole(model, act) });
};

/** Equal things are told apart much sooner than unequal ones are shown. */
const same = (actual: unknown, expected: unknown): void => {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
};

const command = (act: Act): fc.Command<Model, Real> => ({
  check: () => true,
  run: (model, real) => {
    const asked = askable(act, real.names, `s${real.acts++}`);
    if (asked.kind === 'advance') real.time.nowMs += asked.ms;
    both(model, real, asked);
    compare(model, real);
  },
  toString: () => JSON.stringify(act),
});

/** All that can be seen of keys, seen in both. */
const compare = (model: Model, real: Real): void => {
  const { engine, names } = real;
  for (const secret of names.secrets.keys())
    both(model, real, { kind: 'verify', secret, needs: 'read:events', cost: 0, place: null });
  for (const status of [undefined, 'revoked'] as const) both(model, real, { kind: 'list', by: 'system', status });
  for (const key of model.keys) {
    both(model, real, { kind: 'get', by: 'system', id: key.id });
    const got = now(engine.get({ actor: everything, id: names.ids.get(key.id) ?? key.id }));
    if (!got.ok) continue;
    const { requestCount, lastUsedAt } = got.key;
    same([key.id, requestCount, lastUsedAt?.getTime() ?? null], [key.id, key.requests, key.lastUsedAtMs]);
  }
  for (const owner of ['ada', 'bob']) {
    const own = owner in model.caps ? model.caps[owner] : (model.system.cap ?? null);
    same(now(engine.account(owner)).keys, { limit: own, used: countActive(model, owner) });
  }
  same(auditedActs(engine, names), { log: model.log, refusals: model.refusals });
};

const commandsOf = (system: System) =>
  fc.commands(
    [
      anyAct(system).map(command),
      anyAct(system).map(command),
      anyAct(system).map(command),
      fc.oneof({ weight: 9, arbitrary: anyAdvance }, fc.constant(setBack)).map(command),
    ],
    {
      maxCommands: 50,
      size: 'max',
    },
  );

/** Whatever is asked of a system's keys, one thing after the other, with time going by. */
const asTheModelSays = (store: () => StorePort) =>
  fc.property(
    fc.constantFrom(...systems).chain((system) => commandsOf(system).map((asked) => ({ system, asked }))),
    ({ system, asked }) => {
      fc.modelRun(() => {
        return open(system, store());
      }, asked);
    },
  );

describe('the engine, beside a plain model of keys', () => {
  it('security 52, 54, 55, 57: answers what the model answers, and is afterwards what the model is', {
    timeout,
  }, () => {
    fc.assert(asTheModelSays(memoryStore), { numRuns: runs });
  });

  const wrongs: Readonly<Record<string, (store: StorePort) => Partial<StorePort>>> = {
    'lets a disabled key be enabled over its cap': (store) => ({
      disable: (id, atMs, audit) => store.disable(id, atMs, audit, {}),
    }),
    'keeps no bound of keys in grace': (store) => ({
      rotate: (succession, audit) => store.rotate({ ...succession, maxPredecessors: 99 }, audit),
    }),
    'lets the overlap outlive the old key’s end': (store) => ({
      rotate: (succession, audit) => store.rotate({ ...succession, graceUntilMs: succession.atMs + 400 }, audit),
    }),
    'audits a second revocation': (store) => ({
      revoke: (id, atMs, audit, under) => {
        store.countAudit(audit, audit.requestId ?? 'once more', 0);
        return store.revoke(id, atMs, audit, under);
      },
    }),
    'lists the oldest first': (store) => ({ list: (query) => [...now(store.list(query))].reverse() }),
  };

  it.each(Object.entries(wrongs))('would be found out where a store %s', { timeout }, (_, wrong) => {
    const store = () => {
      const real = memoryStore();
      return { ...real, ...wrong(real) };
    };
    expect(fc.check(asTheModelSays(store), { seed: 1, numRuns: 3000, endOnFailure: true }).failed).toBe(true);
  });
});
