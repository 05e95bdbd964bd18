import type { LimitPolicy, Plans } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, audited, bench, everything, issued, now, startMs, verdict } from '../../../test/engine/fixture.ts';
import type { Engine } from '../engine.ts';
import type { CounterPort } from '../limits/counter.ts';
import { memoryCounter } from '../limits/memory.ts';
import { isExact } from '../limits/policy.ts';

const hourMs = 3_600_000;
const limitsOf = (perHour: number, perMonth: number): LimitPolicy[] => [
  { id: 'plan-hour', title: 'an hour', quota: perHour, window: { kind: 'sliding', ms: hourMs }, partition: 'owner' },
  { id: 'plan-month', title: 'a month', quota: perMonth, window: { kind: 'month' }, partition: 'owner' },
];
const plans: Plans = {
  default: 'free',
  offered: [
    { id: 'free', title: 'Free', limits: limitsOf(10, 25) },
    { id: 'pro', title: 'Pro', limits: limitsOf(2000, 100_000) },
    { id: 'enterprise', title: 'Enterprise', limits: [] },
  ],
};
const open = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { plans, ...told.provider } });
const passes = (engine: Engine, text: string, most = 3000) => {
  let count = 0;
  while (count < most && verdict(engine, asking(text)) === 'allowed') count++;
  return count;
};
const plan = (engine: Engine, id: string, limits?: Record<string, number | null>) =>
  now(engine.setPlan({ actor: everything, owner: 'ada', plan: id, limits }));

describe('plans', () => {
  it('limit all keys of an account together, and no two accounts', () => {
    const { engine } = open();
    const [one, two, bobs] = ['ada', 'ada', 'bob'].map((owner) => issued(engine, { owner }).text);
    expect([passes(engine, one ?? '', 4), passes(engine, two ?? '')]).toEqual([4, 6]);
    expect(passes(engine, bobs ?? '')).toBe(10);
    expect(now(engine.verify(asking(one ?? '')))).toMatchObject({
      refusal: { policy: 'plan-hour', quota: 10, retryAfterMs: hourMs },
    });
  });

  it('limit an hour and a month, all or nothing', () => {
    const { engine, time } = open();
    const { text } = issued(engine);
    const perHour = [0, 1, 2].map((hour) => {
      time.nowMs = startMs + hour * hourMs;
      return passes(engine, text);
    });
    expect(perHour).toEqual([10, 10, 5]);
    expect(now(engine.account('ada'))).toMatchObject({
      plan: 'free',
      limits: [
        { policy: 'plan-hour', remaining: 5 },
        { policy: 'plan-month', remaining: 0, resetAtMs: Date.UTC(2026, 1, 1) },
      ],
    });
  });

  it('ruling 21: a change counts at once, and what was used counts on, up and down', () => {
    const { engine } = open();
    const { text } = issued(engine);
    expect(passes(engine, text)).toBe(10);
    expect(plan(engine, 'pro')).toMatchObject({
      ok: true,
      plan: 'pro',
      limits: [{ quota: 2000, remaining: 1990 }, {}],
    });
    expect(passes(engine, text)).toBe(1990);
    plan(engine, 'free');
    expect(passes(engine, text)).toBe(0);
    expect(now(engine.account('ada'))).toMatchObject({ limits: [{ quota: 10, remaining: 0 }, { remaining: 0 }] });
  });

  it('without limits never refuse', () => {
    const { engine } = open({ options: { plan: 'enterprise' } });
    const { text } = issued(engine);
    expect(passes(engine, text)).toBe(3000);
    expect(now(engine.account('ada'))).toEqual({
      plan: 'enterprise',
      limits: [],
      allowances: {},
      keys: { limit: null, used: 1 },
    });
  });

  it('give way to an account’s own quotas, or to none', () => {
    const { engine } = open();
    const { text } = issued(engine);
    plan(engine, 'enterprise', { 'plan-hour': 12 });
    expect(passes(engine, text)).toBe(12);
    plan(engine, 'free', { 'plan-hour': null, 'plan-month': 20 });
    expect(passes(engine, text)).toBe(20);
  });

  it('say themselves what becomes of requests beyond an account’s own quota', () => {
    const month = { id: 'month', title: 'a month', quota: 2, window: { kind: 'month' }, partition: 'owner' } as const;
    const offered = [
      { id: 'free', title: 'Free', limits: [month] },
      { id: 'pro', title: 'Pro', limits: [{ ...month, beyond: 'counted' as const }] },
    ] as const;
    const { engine } = bench({ provider: { plans: { default: 'free', offered } } });
    const { text } = issued(engine);
    plan(engine, 'free', { month: 3 });
    expect(passes(engine, text, 9)).toBe(3);
    plan(engine, 'pro', { month: 4 });
    expect(passes(engine, text, 9)).toBe(9);
  });

  it('hold beside a key’s own limits and the declared ones, each of which refuses alone', () => {
    const declared: LimitPolicy = {
      id: 'all',
      title: '6',
      quota: 6,
      window: { kind: 'fixed', ms: 1000 },
      partition: 'owner',
    };
    const keyLimits = [{ id: 'own', title: 'own', window: { kind: 'month' } }] as const;
    const { engine, time } = open({ provider: { plans, keyLimits, limits: [declared] } });
    const own = issued(engine, { limits: { own: 3 } });
    const sister = issued(engine);
    expect([passes(engine, own.text), passes(engine, sister.text)]).toEqual([3, 3]);
    time.nowMs += 1000;
    expect([passes(engine, own.text), passes(engine, sister.text)]).toEqual([0, 4]);
    expect(now(engine.account('ada')).limits.map(({ policy, remaining }) => [policy, remaining])).toEqual([
      ['all', 2],
      ['plan-hour', 0],
      ['plan-month', 15],
    ]);
  });

  it('security 63: keep no times of what is counted beyond its quota, which never ends, whatever the quota', () => {
    const told = { quota: 10, window: { kind: 'sliding', ms: hourMs }, partition: 'owner' } as const;
    const counted: LimitPolicy[] = [
      { ...told, id: 'billed', title: 'billed', beyond: 'counted' },
      { ...told, id: 'held', title: 'held', quota: 2000 },
    ];
    const offered = [{ id: 'free', title: 'Free', limits: counted }] as const;
    const memory = memoryCounter();
    const exact: (readonly [string, boolean])[] = [];
    const counter: CounterPort = {
      ...memory,
      take(policies, ...rest) {
        exact.push(...policies.map((policy) => [policy.id, isExact(policy)] as const));
        return memory.take(policies, ...rest);
      },
    };
    const { engine } = bench({ provider: { plans: { default: 'free', offered } }, ports: { counter } });
    const { text } = issued(engine);
    expect(passes(engine, text, 30)).toBe(30);
    plan(engine, 'free', { billed: 5 });
    expect(passes(engine, text, 30)).toBe(30);
    expect(now(engine.account('ada'))).toMatchObject({ limits: [{ policy: 'held' }, { policy: 'billed', used: 60 }] });
    expect(new Set(exact.map((each) => each.join(' ')))).toEqual(new Set(['billed false', 'held true']));
  });

  it('limit each key alone where they say so, and tell of what an account may hold', () => {
    const ofKeys: Plans = {
      default: 'free',
      offered: [
        {
          id: 'free',
          title: 'Free',
          limits: [
            { id: 'minute', title: 'a minute', quota: 3, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
            {
              id: 'month',
              title: 'a month',
              quota: 5,
              window: { kind: 'month' },
              partition: 'owner',
              beyond: 'counted',
            },
          ],
          allowances: { nodes: 1000, graphs: null },
        },
        { id: 'pro', title: 'Pro', limits: [] },
      ],
    };
    const { engine } = bench({ provider: { plans: ofKeys } });
    const [one, two] = [issued(engine).text, issued(engine).text];
    expect([passes(engine, one), passes(engine, two)]).toEqual([3, 3]);
    expect(now(engine.account('ada'))).toMatchObject({
      limits: [{ policy: 'month', used: 6, remaining: 0 }],
      allowances: { nodes: 1000, graphs: null },
    });
    expect(plan(engine, 'pro')).toMatchObject({ ok: true, allowances: {} });
    expect(passes(engine, one, 10)).toBe(10);
  });

  it('tell of what the account’s own plan lets it hold, and of limits that all of its keys share', () => {
    const held = (id: string, nodes: number) => ({ id, title: id, limits: [], allowances: { nodes } });
    const window = { kind: 'fixed', ms: 1000 } as const;
    const limits: LimitPolicy[] = [
      { id: 'alone', title: 'alone', quota: 9, window, partition: 'key' },
      { id: 'together', title: 'together', quota: 8, window, partition: 'owner' },
    ];
    const { engine } = bench({
      provider: { limits, plans: { default: 'small', offered: [held('small', 1), held('large', 2)] } },
    });
    expect(now(engine.account('ada'))).toMatchObject({ allowances: { nodes: 1 }, limits: [{ policy: 'together' }] });
    expect(now(engine.account('ada')).limits).toHaveLength(1);
    expect(plan(engine, 'large')).toMatchObject({ allowances: { nodes: 2 } });
  });

  it('give way to limits that a server sets in the place of the declared ones', () => {
    const { engine } = open({ options: { limits: [] } });
    expect(passes(engine, issued(engine).text)).toBe(3000);
    expect(now(engine.account('ada'))).toEqual({
      plan: 'free',
      limits: [],
      allowances: {},
      keys: { limit: null, used: 1 },
    });
  });

  it('are looked at without taking anything, an account of nobody’s too', () => {
    const { engine, counter } = open();
    for (let look = 0; look < 20; look++) now(engine.account('nobody'));
    expect(now(engine.account('nobody')).limits.map(({ remaining }) => remaining)).toEqual([10, 25]);
    expect(counter.size()).toBe(0);
  });

  it('are audited, and refused where there is no such plan or limit', () => {
    const { engine } = open();
    const from = { address: '192.0.2.9', requestId: 'req_9' };
    const limits = { 'plan-hour': 7, 'plan-month': null };
    now(engine.setPlan({ actor: everything, owner: 'ada', plan: 'pro', limits, ...from }));
    expect(audited(engine)).toMatchObject([
      {
        action: 'set_plan',
        actor: 'system',
        owner: 'ada',
        key: null,
        ...from,
        data: { plan: 'pro', limits: ['plan-hour=7', 'plan-month=none'] },
      },
    ]);
    expect(plan(engine, 'gold')).toMatchObject({ problem: { kind: 'invalid', field: 'plan' } });
    for (const limits of [
      { 'plan-hour': 0 },
      { 'plan-hour': 1.5 },
      { 'plan-day': 5 },
      { __proto__: null, constructor: 5 },
    ]) {
      expect(plan(engine, 'free', limits)).toMatchObject({ problem: { kind: 'invalid', field: 'limits' } });
    }
    expect(now(engine.account('ada')).plan).toBe('pro');
    expect(plan(engine, 'free', { 'plan-hour': 1 })).toMatchObject({ limits: [{}, { policy: 'plan-hour', quota: 1 }] });
  });

  it.each([
    ['owner', { owner: '' }],
    ['owner', { owner: 7 }],
    ['limits', { limits: [] }],
    ['limits', { limits: null }],
    ['limits', { limits: 'hour' }],
    ['keys', { keys: -1 }],
    ['keys', { keys: 0.5 }],
  ] as const)('are given to nobody where the %s cannot be: %j', (field, told) => {
    const { engine } = open();
    const asked = { actor: everything, owner: 'ada', plan: 'free', ...(told as object) };
    expect(now(engine.setPlan(asked))).toMatchObject({ problem: { kind: 'invalid', field } });
    expect(audited(engine)).toEqual([]);
  });

  it('limit nothing where an account has one that is offered no more', () => {
    const { engine, store } = open();
    const entry = { atMs: 0, actor: null, action: 'set_plan', keyId: null, owner: 'ada', address: null } as const;
    now(store.setAccount('ada', { plan: 'gone', limits: {} }, { ...entry, requestId: null, data: {} }));
    expect(now(engine.account('ada'))).toMatchObject({ plan: 'gone', limits: [], keys: { limit: null } });
    const { text } = issued(engine);
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('are not there where the system has none', () => {
    const { engine } = bench();
    expect(plan(engine, 'free')).toMatchObject({ problem: { kind: 'not_offered' } });
    expect(now(engine.account('ada'))).toEqual({
      plan: null,
      limits: [],
      allowances: {},
      keys: { limit: null, used: 0 },
    });
    expect(() => bench({ options: { plan: 'free' } })).toThrow("'free'");
    expect(() => open({ options: { plan: 'gold' } })).toThrow("'gold'");
  });

  it('wait for a store that promises, and decide the same', async () => {
    const { engine, store, ports } = open();
    const slow = { ...ports, store: { ...store, account: async (owner: string) => store.account(owner) } };
    const later = bench({ provider: { plans }, ports: slow });
    const { text } = issued(engine);
    for (let call = 0; call < 10; call++)
      expect(await later.engine.verify(asking(text))).toMatchObject({ allowed: true });
    expect(await later.engine.verify(asking(text))).toMatchObject({ refusal: { policy: 'plan-hour' } });
    expect(await later.engine.account('ada')).toMatchObject({ plan: 'free' });
  });
});
