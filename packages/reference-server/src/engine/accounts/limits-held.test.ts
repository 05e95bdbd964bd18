import type { LimitPolicy, Plans } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, verdict } from '../../../test/engine/fixture.ts';

const hour = { kind: 'sliding', ms: 3_600_000 } as const;
const declared: readonly LimitPolicy[] = [
  { id: 'key-minute', title: 'a minute', quota: 60, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' },
  { id: 'each-operation', title: 'each operation', quota: 5, window: hour, partition: 'key+operation' },
];
const plans: Plans = {
  default: 'free',
  offered: [
    {
      id: 'free',
      title: 'Free',
      limits: [{ id: 'plan-hour', title: 'an hour', quota: 10, window: hour, partition: 'owner' }],
    },
  ],
};
const open = () =>
  bench({
    provider: {
      plans,
      limits: declared,
      keyLimits: [{ id: 'own-month', title: 'a month', window: { kind: 'month' } }],
    },
  });
const ada = { kind: 'person', id: 'ada', owner: 'ada', scopes: 'all' } as const;
const bob = { ...ada, id: 'bob', owner: 'bob' } as const;

describe('what is left of the limits', () => {
  it('of a key are its own, the declared ones and its account’s, and looking takes nothing', () => {
    const { engine } = open();
    const { key, text } = issued(engine, { limits: { 'own-month': 100 } });
    verdict(engine, asking(text));
    verdict(engine, asking(text));
    const look = () => now(engine.limits({ actor: ada, key: key.id }));
    const held = look();
    expect(held).toMatchObject({
      ok: true,
      limits: [
        { policy: 'key-minute', title: 'a minute', quota: 60, used: 2, remaining: 58 },
        { policy: 'plan-hour', quota: 10, used: 2, remaining: 8, window: hour },
        { policy: 'own-month', quota: 100, used: 2, remaining: 98 },
      ],
    });
    expect(look()).toEqual(held);
  });

  it('of a key name a declared limit once, where it has a quota of its own in its place', () => {
    const { engine } = open();
    const { key } = issued(engine, { limits: { 'key-minute': 7 } });
    const held = now(engine.limits({ actor: ada, key: key.id }));
    expect(held.ok && held.limits.map(({ policy, quota }) => [policy, quota])).toEqual([
      ['plan-hour', 10],
      ['key-minute', 7],
    ]);
  });

  it('of an account are those of all its keys together', () => {
    const { engine } = open();
    for (const at of [1, 2]) verdict(engine, asking(issued(engine, { name: `key ${at}` }).text));
    expect(now(engine.limits({ actor: ada }))).toMatchObject({ limits: [{ policy: 'plan-hour', used: 2 }] });
    expect(now(engine.limits({ actor: everything, owner: 'ada' }))).toEqual(now(engine.limits({ actor: ada })));
    expect(now(engine.limits({ actor: everything }))).toMatchObject({ problem: { kind: 'invalid', field: 'owner' } });
  });

  it('security 10: of somebody else’s key are those of no key, and of their account nobody’s', () => {
    const { engine } = open();
    const { key, text } = issued(engine);
    verdict(engine, asking(text));
    const theirs = now(engine.limits({ actor: bob, key: key.id }));
    expect(theirs).toMatchObject({ problem: { kind: 'not_found' } });
    expect(theirs).toEqual(now(engine.limits({ actor: bob, key: 'key_none' })));
    expect(now(engine.limits({ actor: bob, owner: 'ada' }))).toMatchObject({ limits: [{ used: 0 }] });
  });
});

describe('a person', () => {
  it('chooses a plan for their own account, under their own name, and no quotas beside it', () => {
    const { engine } = open();
    const choose = (told: object) => now(engine.setPlan({ actor: ada, owner: 'ada', plan: 'free', ...told }));
    expect(choose({})).toMatchObject({ ok: true, plan: 'free' });
    expect(now(engine.audit({ action: 'set_plan' })).records).toMatchObject([{ actor: 'ada', owner: 'ada' }]);
    for (const [told, field] of [
      [{ owner: 'bob' }, 'owner'],
      [{ limits: { 'plan-hour': 1000 } }, 'limits'],
      [{ keys: null }, 'limits'],
    ] as const) {
      expect(choose(told)).toMatchObject({ problem: { kind: 'beyond_authority', field } });
    }
    expect(now(engine.audit({ action: 'set_plan' })).records).toHaveLength(1);
  });

  it('revokes leaked keys that are theirs, and leaves the others', () => {
    const { engine } = open();
    const [hers, his] = ['ada', 'bob'].map((owner) => issued(engine, { owner }).text);
    const text = `${hers} ${his}`;
    const revoked = now(engine.revokeLeaked({ actor: ada, text }));
    expect(revoked).toMatchObject({
      leaks: [
        { isLive: false, key: { owner: 'ada' } },
        { isLive: false, key: null },
      ],
    });
    expect([hers, his].map((each) => verdict(engine, asking(each ?? '')))).toEqual(['revoked_key', 'allowed']);
  });
});
