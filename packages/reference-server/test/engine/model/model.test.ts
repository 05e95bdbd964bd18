import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { memoryStore } from '../../../src/engine/stores/memory.ts';
import type { StorePort } from '../../../src/engine/stores/store.ts';
import { bench, everything, now, startMs } from '../fixture.ts';
import type { Act } from './act.ts';
import { anyAct, anyAdvance, firstKey, setBack } from './any-act.ts';
import { ask, askable, type Names } from './ask.ts';
import { auditedActs } from './audited-acts.ts';
import { whole } from './model.ts';
import { runs, timeout } from './runs.ts';
import { countActive, type Model, openModel } from './state.ts';
import { declared, type System, systems } from './systems.ts';

interface Real {
  readonly engine: Engine;
  readonly time: { nowMs: number };
  readonly names: Names;
  acts: number;
}

const open = (system: System, store = memoryStore()): { model: Model; real: Real } => {
  const { engine, time } = bench({ ...declared(system), ports: { store } });
  const names = { ids: new Map(), secrets: new Map() };
  return { model: openModel(system, startMs), real: { engine, time, names, acts: 0 } };
};

/** Asks both for an act: they have to answer the same. */
const both = (model: Model, { engine, names }: Real, act: Act): void => {
  const answer = now(ask(engine, act, names, model.nowMs));
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
    both(model, real, { kind: 'verify', secret, needs: 'read:events', cost: 0 });
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
        const opened = open(system, store());
        command(firstKey).run(opened.model, opened.real);
        return opened;
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
      disable: (id, atMs, audit) => store.disable(id, atMs, audit),
    }),
    'keeps no bound of keys in grace': (store) => ({
      rotate: (succession, audit) => store.rotate({ ...succession, maxPredecessors: 99 }, audit),
    }),
    'lets the overlap outlive the old key’s end': (store) => ({
      rotate: (succession, audit) => store.rotate({ ...succession, graceUntilMs: succession.atMs + 400 }, audit),
    }),
    'audits a second revocation': (store) => ({
      revoke: (id, atMs, audit) => {
        store.countAudit(audit, audit.requestId ?? 'once more', 0);
        return store.revoke(id, atMs, audit);
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
