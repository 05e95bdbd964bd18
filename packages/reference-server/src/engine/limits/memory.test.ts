import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { now, startMs } from '../../../test/engine/fixture.ts';
import { memoryCounter } from './memory.ts';

const policy = (told: Partial<LimitPolicy>): LimitPolicy => ({
  id: 'calls',
  title: 'calls',
  quota: 2,
  window: { kind: 'sliding', ms: 1000 },
  partition: 'key',
  ...told,
});
const me = { key: 'key_1', owner: 'ada', operation: 'list' };

describe('a counter in memory', () => {
  it('security 60: takes of all policies or of none', () => {
    const policies = [
      policy({ id: 'hour', quota: 7, window: { kind: 'fixed', ms: 3_600_000 } }),
      policy({ id: 'second', quota: 3 }),
      policy({ id: 'month', quota: 40, window: { kind: 'month' }, partition: 'owner' }),
    ];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 60 }), (steps) => {
        const counter = memoryCounter();
        let nowMs = startMs;
        for (const gapMs of steps) {
          nowMs += gapMs;
          const before = now(counter.peek(policies, me, nowMs)).map((state) => state.remaining);
          const { admitted, limits } = now(counter.take(policies, me, nowMs));
          const after = limits.map((state) => state.remaining);
          expect(admitted).toBe(before.every((left) => left > 0));
          expect(after).toEqual(admitted ? before.map((left) => left - 1) : before);
        }
      }),
    );
  });

  it('counts exactly and in parts side by side, where two quotas of one policy ask for it', () => {
    const counter = memoryCounter();
    const policies = [5, 5000].map((quota) => policy({ quota }));
    const admitted = policies.map((each) => {
      let count = 0;
      const subject = { ...me, key: `key_${each.quota}` };
      while (now(counter.take([each], subject, startMs)).admitted) count++;
      return count;
    });
    expect(admitted).toEqual([5, 5000]);
    expect(counter.size()).toBe(2);
  });

  it('counts each key apart, each key at each operation, or all keys of an owner', () => {
    const counter = memoryCounter();
    const left = (partition: LimitPolicy['partition'], subject: typeof me) =>
      now(counter.peek([policy({ id: partition, partition })], subject, startMs))[0]?.remaining;
    for (const partition of ['key', 'key+operation', 'owner'] as const) {
      now(counter.take([policy({ id: partition, partition })], me, startMs));
    }
    const otherOperation = { ...me, operation: 'get' };
    const otherKey = { ...me, key: 'key_2' };
    const otherOwner = { key: 'key_3', owner: 'bob', operation: 'list' };
    expect([left('key', me), left('key', otherOperation), left('key', otherKey)]).toEqual([1, 1, 2]);
    expect([left('key+operation', me), left('key+operation', otherOperation)]).toEqual([1, 2]);
    expect([left('owner', otherKey), left('owner', otherOwner)]).toEqual([1, 2]);
  });

  it('security 63: lets go of what is idle, while others go on', () => {
    const counter = memoryCounter();
    const policies = [policy({}), policy({ id: 'each', partition: 'key+operation' })];
    for (let key = 0; key < 5000; key++) now(counter.take(policies, { ...me, key: `key_${key}` }, startMs));
    expect(counter.size()).toBe(10_000);
    for (let call = 0; call < 25_000; call++) now(counter.take(policies, me, startMs + 2000 + call));
    expect(counter.size()).toBe(2);
  });

  it('security 63: lets go of what is idle again and again, of whatever is limited', () => {
    const counter = memoryCounter();
    const policies = [policy({}), policy({ id: 'each', partition: 'key+operation' }), policy({ id: 'third' })];
    let nowMs = startMs;
    for (let round = 0; round < 3; round++) {
      for (let key = 0; key < 100; key++) now(counter.take(policies, { ...me, key: `key_${key}` }, nowMs));
      expect(counter.size()).toBeGreaterThanOrEqual(300);
      for (let call = 0; call < 2000; call++) {
        nowMs += 2;
        now(counter.take(policies, me, nowMs));
      }
      expect(counter.size()).toBe(3);
    }
  });

  it('security 51: tells a late clock what the latest one would be told', () => {
    const counter = memoryCounter();
    const taken = [0, 0, 0].map(() => now(counter.take([policy({})], me, startMs + 1000)).admitted);
    expect(taken).toEqual([true, true, false]);
    const [state] = now(counter.peek([policy({})], me, startMs + 1000));
    expect(now(counter.peek([policy({})], me, startMs))).toEqual([state]);
    expect(now(counter.take([policy({})], me, startMs))).toEqual({ admitted: false, limits: [state] });
  });

  it('security 63: a stream of keys that are used once each never outgrows twice what is in the window', () => {
    const counter = memoryCounter();
    let most = 0;
    for (let key = 0; key < 20_000; key++) {
      now(counter.take([policy({})], { ...me, key: `key_${key}` }, startMs + key));
      most = Math.max(most, counter.size());
    }
    expect(most).toBeLessThanOrEqual(2100);
  });

  it('security 63: reading keeps nothing', () => {
    const counter = memoryCounter();
    expect(now(counter.peek([policy({})], me, startMs))[0]?.remaining).toBe(2);
    expect(counter.size()).toBe(0);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21])('security 64: refuses a cost of %s', (cost) => {
    expect(() => memoryCounter().take([policy({})], me, startMs, cost)).toThrow(RangeError);
  });

  it('security 64: a cost of 0 takes nothing and keeps nothing', () => {
    const counter = memoryCounter();
    expect(now(counter.take([policy({})], me, startMs, 0))).toMatchObject({
      admitted: true,
      limits: [{ remaining: 2 }],
    });
    expect(counter.size()).toBe(0);
  });

  it('security 64: more than the quota never passes, and no time to wait is named', () => {
    const { admitted, limits } = now(memoryCounter().take([policy({})], me, startMs, 3));
    expect(admitted).toBe(false);
    expect(limits[0]?.retryAfterMs).toBe(Number.POSITIVE_INFINITY);
  });
});
