import type { LimitPolicy } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { aligned } from './aligned.ts';
import { fixed } from './fixed.ts';
import { slidingExact } from './sliding-exact.ts';
import { slidingRing } from './sliding-ring.ts';
import { openTable } from './table.ts';

const windowMs = 6000;
const policy: LimitPolicy = {
  id: 'calls',
  title: 'calls',
  quota: 3,
  window: { kind: 'sliding', ms: windowMs },
  partition: 'key',
};
const rules = [
  ['exact', () => openTable(slidingExact(windowMs), windowMs)],
  ['a ring', () => openTable(slidingRing(windowMs), windowMs)],
  ['fixed', () => openTable(fixed(windowMs), windowMs)],
] as const;

describe.each(rules)('the partitions of a window that is %s', (_, open) => {
  it('let the next call pass at once while there are units, and at the end of the wait else', () => {
    const table = open();
    expect(table.read(policy, 'a', 0, 1)).toMatchObject({ used: 0, remaining: 3, retryAfterMs: 0 });
    for (const used of [1, 2]) {
      expect(table.take(policy, 'a', 0, 1)).toMatchObject({ used, remaining: 3 - used, retryAfterMs: 0 });
    }
    expect(table.read(policy, 'a', 0, 1).retryAfterMs).toBe(0);
    expect(table.read(policy, 'a', 0, 2).retryAfterMs).toBe(windowMs);
    expect(table.read(policy, 'a', 0, 4).retryAfterMs).toBe(Number.POSITIVE_INFINITY);
    expect(table.take(policy, 'a', 0, 1)).toMatchObject({ used: 3, remaining: 0, retryAfterMs: windowMs });
    expect([table.fits(policy, 'a', windowMs - 1, 1), table.fits(policy, 'a', windowMs, 3)]).toEqual([false, true]);
    expect(table.fits(policy, 'b', windowMs, 4)).toBe(false);
  });

  it('never wait where they count beyond their quota, and tell what was used', () => {
    const table = open();
    const counted = { ...policy, beyond: 'counted' } as const;
    for (let call = 0; call < 5; call++) expect(table.fits(counted, 'a', 0, 9)).toBe(true);
    for (let call = 0; call < 5; call++) table.take(counted, 'a', 0, 1);
    expect(table.read(counted, 'a', 0, 1)).toMatchObject({ used: 5, remaining: 0, retryAfterMs: 0 });
    expect(table.read(policy, 'a', 0, 1)).toMatchObject({ used: 5, remaining: 0, retryAfterMs: windowMs });
  });

  it('security 63: are let go when they are idle, a few at a time, and then rest for a window', () => {
    const table = open();
    for (const id of ['a', 'b', 'c', 'd', 'e']) table.take(policy, id, 0, 1);
    table.take(policy, 'e', windowMs, 1);
    expect(table.size()).toBe(5);
    // The rest after a round is a window, and while it lasts nothing is looked at.
    for (let turn = 2; turn < 5; turn++) {
      expect(table.take(policy, 'e', turn * windowMs, 1).used).toBe(1);
      const before = table.size();
      table.sweep(2, turn * windowMs);
      expect(before - table.size()).toBeLessThanOrEqual(2);
    }
    expect(table.size()).toBe(1);
    expect(table.read(policy, 'e', 4 * windowMs, 1).used).toBe(1);
  });

  it('security 59: count on where one was let go that was asked for last', () => {
    const table = open();
    table.take(policy, 'a', 0, 3);
    for (let step = 0; step < 4; step++) table.sweep(8, windowMs * 2 * (step + 1));
    expect(table.size()).toBe(0);
    const nowMs = windowMs * 10;
    table.take(policy, 'a', nowMs, 2);
    table.read(policy, 'b', nowMs, 1);
    expect(table.read(policy, 'a', nowMs, 1)).toMatchObject({ used: 2, remaining: 1 });
    expect(table.size()).toBe(1);
  });
});

describe('a table that sweeps', () => {
  it('says whether a round is over, and looks at nothing for a window then', () => {
    const table = openTable(slidingExact(windowMs), windowMs);
    for (const id of ['a', 'b', 'c']) table.take(policy, id, 0, 1);
    // The last round ended as they came.
    expect([table.sweep(9, windowMs - 1), table.size()]).toEqual([true, 3]);
    expect([table.sweep(2, windowMs), table.size()]).toEqual([true, 2]);
    expect([table.sweep(9, 2 * windowMs - 1), table.size()]).toEqual([true, 2]);
    expect([table.sweep(1, 2 * windowMs), table.size()]).toEqual([false, 1]);
    expect([table.sweep(2, 2 * windowMs), table.size()]).toEqual([true, 0]);
  });
});

describe('what a window keeps', () => {
  it('security 63: exact times stay in their ring, however long it turns', () => {
    const rule = slidingExact(windowMs);
    const state = rule.open();
    for (let nowMs = 0; nowMs < 1_000_000; nowMs += 1500) {
      rule.settle(state, nowMs);
      rule.take(state, 10, 1, nowMs);
    }
    expect([state.count, state.times.length]).toEqual([4, 4]);
    expect(rule.resetAtMs(state, 4, 1_000_000)).toBe((state.times[state.head] ?? 0) + windowMs);
  });

  it('security 63: parts of a window stay in their ring, at most 61 and a turn of them', () => {
    const rule = slidingRing(windowMs);
    const state = rule.open();
    for (let nowMs = 0; nowMs < 200_000; nowMs += 7) {
      rule.settle(state, nowMs);
      rule.take(state, 100_000, 1, nowMs);
    }
    expect(state.buckets).toBeLessThanOrEqual(61);
    expect(state.counts.length).toBe(64);
    expect(state.lastHits.length).toBe(64);
    expect(state.counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(state.buckets);
  });

  it('security 63: a limit that is counted beyond its quota keeps no more parts for it', () => {
    const rule = slidingRing(windowMs);
    const state = rule.open();
    for (let unit = 0; unit < 50_000; unit++) rule.take(state, 60, 1, unit / 10);
    expect(state.count).toBe(50_000);
    expect(state.buckets).toBeLessThan(500);
  });

  it('opens empty, at no moment', () => {
    expect(aligned((nowMs) => nowMs + 10).open()).toEqual({ count: 0, endsAtMs: Number.NEGATIVE_INFINITY });
    expect(slidingExact(10).resetAtMs(slidingExact(10).open(), 5, 77)).toBe(77);
    expect(slidingRing(10).resetAtMs(slidingRing(10).open(), 5, 77)).toBe(77);
  });
});

describe('a ring', () => {
  const fill = (takes: readonly (readonly [atMs: number, cost: number])[], quota: number) => {
    const rule = slidingRing(windowMs);
    const state = rule.open();
    for (const [atMs, cost] of takes) {
      rule.settle(state, atMs);
      rule.take(state, quota, cost, atMs);
    }
    return { rule, state };
  };

  it('begins another part when a 60th of the window has passed, and before one mixes more than a 60th of the quota', () => {
    expect(
      fill(
        [
          [0, 1],
          [99, 1],
        ],
        1200,
      ).state.buckets,
    ).toBe(1);
    expect(
      fill(
        [
          [0, 1],
          [100, 1],
        ],
        1200,
      ).state.buckets,
    ).toBe(2);
    expect(
      fill(
        [
          [0, 10],
          [1, 10],
        ],
        1200,
      ).state.buckets,
    ).toBe(1);
    expect(
      fill(
        [
          [0, 10],
          [1, 11],
        ],
        1200,
      ).state.buckets,
    ).toBe(2);
    expect(
      fill(
        [
          [0, 1],
          [1, 1],
        ],
        30,
      ).state.buckets,
    ).toBe(2);
    expect(
      fill(
        [
          [0, 0],
          [1, 1],
        ],
        30,
      ).state.buckets,
    ).toBe(1);
  });

  it('tells when so many units will be back: with the part whose last hit leaves', () => {
    const { rule, state } = fill(
      [
        [0, 20],
        [50, 20],
        [120, 20],
        [300, 20],
      ],
      80,
    );
    expect(state.buckets).toBe(4);
    const waits = [1, 20, 21, 40, 41, 60, 61, 80].map((cost) => rule.waitMs(state, 80, cost, 1000));
    expect(waits).toEqual([0, 0, 50, 50, 120, 120, 300, 300].map((atMs) => atMs + windowMs - 1000));
    expect(rule.waitMs(state, 80, 81, 1000)).toBe(300 + windowMs - 1000);
  });

  it('resets with the unit that brings it below its quota, or with its last', () => {
    const { rule, state } = fill(
      [
        [0, 20],
        [50, 20],
        [120, 20],
      ],
      60,
    );
    expect(rule.resetAtMs(state, 60, 1000)).toBe(windowMs);
    expect(rule.resetAtMs(state, 41, 1000)).toBe(windowMs);
    expect(rule.resetAtMs(state, 40, 1000)).toBe(50 + windowMs);
    expect(rule.resetAtMs(state, 20, 1000)).toBe(120 + windowMs);
    expect(rule.resetAtMs(state, 61, 1000)).toBe(120 + windowMs);
  });

  it('keeps its parts in order when its ring turns and grows', () => {
    const takes = Array.from({ length: 200 }, (_, index) => [index * 130, 1 + (index % 3)] as const);
    const { rule, state } = fill(takes, 1200);
    const nowMs = 199 * 130;
    const inside = takes.filter(([atMs]) => atMs + windowMs > nowMs);
    expect([state.count, state.buckets]).toEqual([inside.reduce((sum, [, cost]) => sum + cost, 0), inside.length]);
    let units = 0;
    for (const [atMs, cost] of inside) {
      units += cost;
      expect(rule.waitMs(state, state.count, units, nowMs)).toBe(atMs + windowMs - nowMs);
    }
  });
});
