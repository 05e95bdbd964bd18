import type { LimitPolicy } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, audited, bench, everything, issued, now, operation, verdict } from '../../../test/engine/fixture.ts';
import type { Engine } from '../engine.ts';

const hourMs = 3_600_000;
const hour = { kind: 'sliding', ms: hourMs } as const;
const keyLimits = [
  { id: 'own-hour', title: 'per hour', window: hour },
  { id: 'own-month', title: 'per month', window: { kind: 'month' } },
  { id: 'own-chat', title: 'per hour of chat', window: hour, applies: { tags: ['chat'] } },
] as const;
const declared: LimitPolicy = {
  id: 'declared',
  title: '3',
  quota: 3,
  window: { kind: 'fixed', ms: hourMs },
  partition: 'key',
};

const open = (told: Parameters<typeof bench>[0] = {}) => bench({ ...told, provider: { keyLimits, ...told.provider } });
const passes = (engine: Engine, text: string, most = 50) => {
  let count = 0;
  while (count < most && verdict(engine, asking(text)) === 'allowed') count++;
  return count;
};

describe('a key’s own limits', () => {
  it('hold for that key, and for no other of the account', () => {
    const { engine } = open();
    const own = issued(engine, { limits: { 'own-hour': 5 } });
    const sister = issued(engine);
    expect(own.key.limits).toEqual({ 'own-hour': 5 });
    expect(passes(engine, own.text)).toBe(5);
    expect(passes(engine, sister.text)).toBe(50);
    expect(now(engine.verify(asking(own.text)))).toMatchObject({
      refusal: { kind: 'rate_limited', policy: 'own-hour', quota: 5, retryAfterMs: hourMs },
    });
  });

  it('security 62: last for a month of 31 days, and a spent month says when the next begins (ruling 18)', () => {
    const { engine, time } = open();
    const { text } = issued(engine, { limits: { 'own-month': 3 } });
    time.nowMs += hourMs;
    expect(passes(engine, text)).toBe(3);
    expect(now(engine.verify(asking(text)))).toMatchObject({
      refusal: { policy: 'own-month', retryAfterMs: 31 * 24 * hourMs - hourMs },
    });
    time.nowMs = Date.UTC(2026, 1, 1) - 1;
    expect(passes(engine, text)).toBe(0);
    time.nowMs += 1;
    expect(passes(engine, text)).toBe(3);
  });

  it('security 60: a refusal by one takes nothing of the others', () => {
    const { engine, time } = open({ provider: { keyLimits, limits: [declared] } });
    const { text } = issued(engine, { limits: { 'own-hour': 2, 'own-month': 10 } });
    expect(passes(engine, text)).toBe(2);
    for (let call = 0; call < 5; call++) {
      const { limits } = now(engine.verify(asking(text)));
      const left = Object.fromEntries(limits.map(({ policy, remaining }) => [policy, remaining]));
      expect(left).toEqual({ declared: 1, 'own-hour': 0, 'own-month': 8 });
    }
    time.nowMs += hourMs;
    expect(passes(engine, text)).toBe(2);
  });

  it('hold only for the operations that they are for', () => {
    const { engine } = open();
    const { text } = issued(engine, { limits: { 'own-chat': 1 } });
    const chat = asking(text, { operation: operation({ id: 'listChat', tags: ['chat'] }) });
    expect(passes(engine, text)).toBe(50);
    expect([verdict(engine, chat), verdict(engine, chat)]).toEqual(['allowed', 'rate_limited']);
  });

  it('take the place of a declared limit per key, where they name one', () => {
    const { engine } = open({ provider: { keyLimits, limits: [declared] } });
    const [less, usual, more] = [{ declared: 1 }, {}, { declared: 7 }].map((limits) => issued(engine, { limits }));
    expect([less, usual, more].map((each) => passes(engine, each?.text ?? ''))).toEqual([1, 3, 7]);
    expect(now(engine.verify(asking(less?.text ?? '')))).toMatchObject({
      refusal: { quota: 1 },
      limits: [{ quota: 1 }],
    });
  });

  it('are counted each in its own way, however far apart the quotas of two keys lie', () => {
    const { engine } = open();
    const small = issued(engine, { limits: { 'own-hour': 5 } });
    const large = issued(engine, { limits: { 'own-hour': 2000 } });
    expect(passes(engine, large.text, 3000)).toBe(2000);
    expect(passes(engine, small.text)).toBe(5);
    const other = issued(engine, { limits: { 'own-hour': 1024 } });
    expect(passes(engine, other.text, 3000)).toBe(1024);
  });

  it('hold beside limits that stand in the place of the declared ones', () => {
    const other: LimitPolicy = { ...declared, id: 'other', quota: 4 };
    const { engine } = open({ provider: { keyLimits, limits: [declared] }, options: { limits: [other] } });
    const texts = [{ 'own-hour': 2 }, { declared: 3 }, {}].map((limits) => issued(engine, { limits }).text);
    expect(texts.map((text) => passes(engine, text))).toEqual([2, 3, 4]);
  });

  it('hold for nothing any more where the system no longer has them', () => {
    const { engine, ports } = open();
    const { text } = issued(engine, { limits: { 'own-hour': 1, 'own-month': 2 } });
    const [, month] = keyLimits;
    const later = bench({ provider: { keyLimits: [month] }, ports }).engine;
    expect(passes(later, text)).toBe(2);
    expect(now(later.verify(asking(text))).limits).toMatchObject([{ policy: 'own-month' }]);
  });

  it('are none that hold for the owner’s keys together', () => {
    const { engine } = open({ provider: { keyLimits, limits: [{ ...declared, partition: 'owner' }] } });
    const told = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null };
    expect(now(engine.issue({ ...told, limits: { declared: 1 } }))).toMatchObject({
      problem: { kind: 'invalid', field: 'limits' },
    });
  });

  it.each([
    ['half a unit', { 'own-hour': 1.5 }],
    ['none', { 'own-hour': 0 }],
    ['less than none', { 'own-hour': -1 }],
    ['no number', { 'own-hour': Number.NaN }],
    ['a limit that is not there', { 'own-week': 5 }],
    ['a name of every object', { constructor: 5 }],
    ['a list', [] as unknown as Record<string, number>],
  ])('are refused where they say %s', (_, limits) => {
    const request = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, limits };
    expect(now(open().engine.issue(request))).toMatchObject({ problem: { kind: 'invalid', field: 'limits' } });
  });

  it('security 39: name no declared limit where a person chooses them', () => {
    const { engine } = open({ provider: { keyLimits, limits: [declared] } });
    const actor = { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' } as const;
    const issue = (limits: Record<string, number>) =>
      now(engine.issue({ actor, name: 'a', scopes: ['*'], expiresAt: null, limits }));
    expect(issue({ declared: 1000 })).toMatchObject({ problem: { kind: 'invalid', field: 'limits' } });
    expect(issue({ 'own-hour': 1000 })).toMatchObject({ ok: true, key: { limits: { 'own-hour': 1000 } } });
  });

  it('are in the audit of the issue, and a caller’s later change of its own object changes nothing', () => {
    const { engine } = open();
    const limits = { 'own-hour': 5 };
    const { key } = issued(engine, { limits });
    limits['own-hour'] = 9;
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { limits: { 'own-hour': 5 } } });
    expect(audited(engine, { key: key.id })).toMatchObject([{ data: { limits: ['own-hour=5'] } }]);
  });

  it('are adopted with a secret too', () => {
    const { engine } = open();
    const secret = `acme_live_${'a1'.repeat(16)}`;
    const request = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, secret };
    now(engine.importKey({ ...request, limits: { 'own-hour': 1 } }));
    expect(passes(engine, secret)).toBe(1);
  });
});
