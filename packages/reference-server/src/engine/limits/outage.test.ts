import type { LimitPolicy, OnOutage, Plans } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asking, audited, bench, issued, now, operation, startMs } from '../../../test/engine/fixture.ts';
import type { CounterPort } from './counter.ts';
import { guarded } from './guarded.ts';
import { memoryCounter } from './memory.ts';

const policy = (onOutage: OnOutage | undefined, told: Partial<LimitPolicy> = {}): LimitPolicy => ({
  id: onOutage ?? 'untold',
  title: '',
  quota: 3,
  window: { kind: 'sliding', ms: 1000 },
  partition: 'key',
  ...(onOutage === undefined ? {} : { onOutage }),
  ...told,
});
const me = { key: 'key_1', owner: 'ada', operation: 'list' };

/** A counter that can be killed: it throws, or rejects as a remote one does. */
const mortal = (how: 'throws' | 'rejects') => {
  const alive = memoryCounter();
  const state = { isDead: false };
  const ask = <T>(answer: () => T): T | Promise<T> => {
    if (!state.isDead) return how === 'throws' ? answer() : Promise.resolve(answer());
    if (how === 'throws') throw new Error('The counter is gone.');
    return Promise.reject(new Error('The counter is gone.'));
  };
  const port: CounterPort = {
    take: (...asked) => ask(() => alive.take(...asked)),
    peek: (...asked) => ask(() => alive.peek(...asked)),
  };
  return { port, state };
};

describe.each(['throws', 'rejects'] as const)('a counter that %s in the midst of things', (how) => {
  it('security 65: keeps no plan from being changed or looked at: limits that it cannot tell are left out', async () => {
    const { port, state } = mortal(how);
    const free = { id: 'free', title: 'Free', limits: [policy('deny', { partition: 'owner' })] };
    const plans: Plans = { default: 'free', offered: [free] };
    const { engine } = bench({ provider: { plans }, ports: { counter: port } });
    expect((await engine.account('ada')).limits).toHaveLength(1);
    state.isDead = true;
    expect(await engine.setPlan({ actor: { kind: 'system' }, owner: 'ada', plan: 'free', keys: 3 })).toMatchObject({
      ok: true,
      limits: [],
      keys: { limit: 3 },
    });
  });

  it('security 65: refuses, where a limit is denied or says nothing, and takes nothing of the others', async () => {
    const { port, state } = mortal(how);
    const counter = guarded(port);
    state.isDead = true;
    for (const denied of [policy('deny'), policy(undefined)]) {
      expect(await counter.take([policy('local'), denied], me, startMs)).toEqual({
        admitted: false,
        limits: [],
        outage: [
          { policy: 'local', mode: 'local' },
          { policy: denied.id, mode: 'deny' },
        ],
      });
    }
    expect(await counter.peek([policy('local')], me, startMs)).toMatchObject({ limits: [{ remaining: 3 }] });
  });

  it('security 65: lets pass what is allowed, says so, and counts again when the counter is back', async () => {
    const { port, state } = mortal(how);
    const counter = guarded(port);
    const allowed = [policy('allow')];
    state.isDead = true;
    for (let call = 0; call < 10; call++) {
      expect(await counter.take(allowed, me, startMs)).toEqual({
        admitted: true,
        limits: [],
        outage: [{ policy: 'allow', mode: 'allow' }],
      });
    }
    state.isDead = false;
    const after = await counter.take(allowed, me, startMs);
    expect(after).toMatchObject({ admitted: true, limits: [{ remaining: 2 }] });
    expect(after).not.toHaveProperty('outage');
  });

  it('security 65: keeps to the quota of what is counted locally, from before the outage into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 40 }),
        fc.nat({ max: 40 }),
        async (gaps, diesAt) => {
          const { port, state } = mortal(how);
          const counter = guarded(port);
          const admitted: number[] = [];
          let nowMs = startMs;
          for (const [index, gapMs] of gaps.entries()) {
            nowMs += gapMs;
            state.isDead = index >= diesAt;
            const live = admitted.filter((atMs) => atMs + 1000 > nowMs).length;
            const taken = await counter.take([policy('local')], me, nowMs);
            expect(taken.admitted).toBe(live < 3);
            expect(taken.limits[0]?.remaining).toBe(3 - Math.min(3, live + 1));
            if (taken.admitted) admitted.push(nowMs);
          }
        },
      ),
    );
  });

  it('security 64: a cost that is none is no outage', () => {
    const { port, state } = mortal(how);
    state.isDead = true;
    expect(() => guarded(port).take([policy('allow')], me, startMs, -1)).toThrow(RangeError);
  });
});

describe('an engine whose counter fails', () => {
  const broken = (onOutage: OnOutage) => {
    const { port, state } = mortal('throws');
    const made = bench({ ports: { counter: port }, options: { limits: [policy(onOutage)] } });
    const { text } = issued(made.engine);
    now(made.engine.verify(asking(text)));
    state.isDead = true;
    return { ...made, state, text, ask: () => now(made.engine.verify(asking(text))) };
  };

  it('security 61, 65: tells a request without the scope so, and that its limits are not known', () => {
    const { engine, state, text } = broken('allow');
    state.isDead = true;
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    expect(now(engine.verify(forbidden))).toMatchObject({
      allowed: false,
      refusal: { kind: 'insufficient_scope' },
      limits: [],
      outage: [{ policy: 'allow', mode: 'allow' }],
    });
    expect(audited(engine, { action: 'limits_unavailable' })).toMatchObject([
      { count: 1, requestId: 'req_1', key: null, data: { limits: ['allow=allow'] } },
    ]);
  });

  it.each([
    { onOutage: 'deny', expected: { allowed: false, refusal: { kind: 'server_error', status: 503 } } },
    { onOutage: 'allow', expected: { allowed: true, limits: [] } },
    { onOutage: 'local', expected: { allowed: true, limits: [{ policy: 'local', remaining: 1 }] } },
  ] as const)('security 65: says in its decision that it went by "$onOutage"', ({ onOutage, expected }) => {
    const { ask, state } = broken(onOutage);
    expect(ask()).toMatchObject({ ...expected, outage: [{ policy: onOutage, mode: onOutage }] });
    state.isDead = false;
    expect(ask()).not.toHaveProperty('outage');
  });

  it('security 65: audits an outage once in five minutes, with a count', () => {
    const { engine, ask, time } = broken('allow');
    for (let call = 0; call < 20; call++) ask();
    time.nowMs += 300_000;
    ask();
    const told = now(engine.audit({ action: 'limits_unavailable' }));
    const records = 'records' in told ? told.records : told;
    expect(records).toMatchObject([
      { count: 20, key: null, data: { limits: ['allow=allow'] } },
      { count: 1, key: null },
    ]);
  });
});
