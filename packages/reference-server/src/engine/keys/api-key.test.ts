import type { ApiKey } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import type { MaybePromise } from '../../maybe-promise.ts';
import type { Engine } from '../engine.ts';
import type { ActResult } from '../problem.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 60_000, max: 86_400_000 } },
} as const;
const actor = everything;
const secret = `acme_live_${'a1b2'.repeat(8)}`;

/** What an engine does, to a key that has an unwritten use. */
const acts: Readonly<Record<string, (engine: Engine, id: string) => MaybePromise<ActResult<object>>>> = {
  issue: (engine) => engine.issue({ actor, owner: 'ada', name: 'n', scopes: ['read:events'], expiresAt: null }),
  importKey: (engine) =>
    engine.importKey({ actor, owner: 'ada', name: 'n', scopes: ['read:events'], expiresAt: null, secret }),
  update: (engine, id) => engine.update({ actor, id, name: 'renamed' }),
  regenerate: (engine, id) => engine.regenerate({ actor, id }),
  rotate: (engine, id) => engine.rotate({ actor, id }),
  disable: (engine, id) => engine.disable({ actor, id }),
  revoke: (engine, id) => engine.revoke({ actor, id }),
  revokeLineage: (engine, id) => engine.revokeLineage({ actor, id }),
};

const failing = (...methods: readonly (keyof StorePort)[]): Partial<StorePort> =>
  Object.fromEntries(
    methods.map((method) => [
      method,
      () => {
        throw new Error('The disk is full.');
      },
    ]),
  );
const rejecting = (...methods: readonly (keyof StorePort)[]): Partial<StorePort> =>
  Object.fromEntries(methods.map((method) => [method, () => Promise.reject(new Error('The disk is full.'))]));

const outages: Readonly<Record<string, Partial<StorePort>>> = {
  'takes no figures': failing('addFigures'),
  'takes no figures, and says so later': rejecting('addFigures'),
  'tells no figures': failing('usageOf', 'hours'),
  'tells no hours': rejecting('hours'),
  'knows no alerts': failing('alerts', 'crossAlert', 'minutes'),
  'does nothing with figures': rejecting('addFigures', 'usageOf', 'hours', 'minutes', 'alerts', 'alertState'),
};

const open = (outage: Partial<StorePort>) => {
  const memory = memoryStore();
  const switched = { ...memory };
  const made = bench({ provider: { lifecycle }, ports: { store: switched } });
  const { key, text } = issued(made.engine);
  now(
    made.engine.alerts.create({
      actor,
      owner: 'ada',
      condition: { kind: 'requests_per_minute', above: 0 },
      channel: { kind: 'callback' },
    }),
  );
  const use = () => now(made.engine.record(now(made.engine.verify(asking(text))), { status: 200 }));
  const breakIt = () => Object.assign(switched, outage);
  const mend = () => Object.assign(switched, memory);
  return { ...made, memory, key, use, breakIt, mend };
};

describe.each(Object.entries(outages))('an act upon a store that %s', (_, outage) => {
  it.each(Object.entries(acts))('security 66: is answered, for it is done: %s', async (_name, act) => {
    const { engine, key, use, breakIt, mend } = open(outage);
    use();
    breakIt();
    use();
    const before = await doneBy(engine);
    expect(await act(engine, key.id)).toMatchObject({ ok: true });
    mend();
    expect(await doneBy(engine)).toHaveLength(before.length + 1);
    expect(await engine.flush()).toEqual({ lost: 0, unaudited: 0, areAlertsOwed: false });
    expect(await engine.get({ actor, id: key.id })).toMatchObject({ key: { requestCount: 2 } });
    expect(await engine.alerts.crossings({ actor })).toMatchObject({ crossings: [{ value: 2 }] });
  });
});

/** What was done, as the audit has it. */
const doneBy = async (engine: Engine): Promise<readonly unknown[]> => {
  const { records } = await engine.audit({ limit: 1000 });
  return records.map(({ action, key }) => [action, key]);
};

const keyIn = (result: ActResult<{ readonly key: ApiKey }>): ApiKey => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.key;
};

describe('a key that an act answers with', () => {
  it('has its exact figures, though none are written for it', () => {
    let writes = 0;
    const memory = memoryStore();
    const store: StorePort = {
      ...memory,
      addFigures(batch) {
        writes++;
        return memory.addFigures(batch);
      },
    };
    const { engine, time } = bench({ ports: { store, later: () => {} } });
    const { key, text } = issued(engine);
    const use = () => now(engine.record(now(engine.verify(asking(text))), { status: 404 }));
    use();
    now(engine.flush());
    time.nowMs += 86_400_000;
    use();
    const renamed = keyIn(now(engine.update({ actor, id: key.id, name: 'renamed' })));
    expect(renamed).toMatchObject({
      requestCount: 2,
      requestsToday: 1,
      errorCount: 2,
      errorRate: 1,
      lastUsedAt: new Date(startMs + 86_400_000),
      lastIp: '192.0.2.1',
    });
    expect(writes).toBe(1);
    expect(keyIn(now(engine.get({ actor, id: key.id })))).toEqual(renamed);
    expect(writes).toBe(2);
  });

  it('has those that are noted where the store tells none', () => {
    const { engine, time, key, use, breakIt } = open(failing('usageOf'));
    time.nowMs += 86_400_000;
    use();
    breakIt();
    expect(keyIn(now(engine.update({ actor, id: key.id, name: 'renamed' })))).toMatchObject({
      requestCount: 1,
      requestsToday: 1,
      lastUsedAt: new Date(startMs + 86_400_000),
    });
    expect(() => now(engine.get({ actor, id: key.id }))).toThrow('The disk is full.');
  });
});

describe('a key that is read', () => {
  it('has figures that the store does not take', async () => {
    const { engine, key, use, breakIt } = open(failing('addFigures'));
    use();
    breakIt();
    use();
    const figures = { requestCount: 2, requestsToday: 2, lastUsedAt: new Date(startMs) };
    expect(keyIn(await engine.get({ actor, id: key.id }))).toMatchObject(figures);
    expect(await engine.list({ actor })).toMatchObject({ keys: [figures] });
  });
});
