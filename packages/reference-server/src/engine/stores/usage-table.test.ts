import { describe, expect, it } from 'vitest';
import type { UsageBatch } from './usage-row.ts';
import { usageTable } from './usage-table.ts';

const hourMs = 3_600_000;
const whole = { keyId: null, owner: null, fromMs: 0, toMs: Number.POSITIVE_INFINITY };
const figures = { requests: 1, ok: 1, denied: 0, errors: 0, failed: 0 };

/** A table to which keys write at hours, and that keeps one hour and what began since. */
const open = () => {
  const table = usageTable(() => null);
  let sequence = 0;
  const write = (hour: number, ...keys: readonly string[]) => {
    const atMs = hour * hourMs;
    const batch: UsageBatch = {
      writer: 'a',
      sequence: ++sequence,
      rows: keys.map((keyId) => ({ ...figures, keyId, owner: `${keyId}’s`, operation: null, hourMs: atMs })),
      minutes: keys.map((keyId) => ({ keyId, owner: `${keyId}’s`, minuteMs: atMs, answers: 1, failed: 0 })),
      seen: [],
      keepsHoursFromMs: atMs - hourMs,
      keepsMinutesFromMs: atMs - hourMs,
    };
    return table.add(batch);
  };
  return { table, write };
};

describe('figures in memory', () => {
  it('of a key that nobody uses any more are forgotten as others are written', () => {
    const { table, write } = open();
    write(1, 'idle');
    write(2, 'busy');
    expect(table.hours({ ...whole, keyId: 'idle' })).toHaveLength(1);
    for (let hour = 3; hour < 6; hour++) write(hour, 'busy');
    expect([table.hours({ ...whole, keyId: 'idle' }), table.minutes({ ...whole, owner: 'idle’s' })]).toEqual([[], []]);
    expect(table.size()).toBe(1);
    expect(table.hours(whole)).toHaveLength(2);
  });

  it('give the memory of a great many keys back, a few at a time', () => {
    const { table, write } = open();
    const many = Array.from({ length: 1000 }, (_, index) => `key_${index}`);
    write(1, ...many);
    expect(table.size()).toBe(1000);
    write(10, 'busy');
    const left = table.size();
    expect(left).toBeGreaterThan(950);
    for (let batch = 0; batch < 200; batch++) write(10, 'busy');
    expect(table.size()).toBe(1);
    // A key that comes back is as good as new.
    write(10, 'key_7');
    expect(table.hours({ ...whole, owner: 'key_7’s' })).toMatchObject([{ requests: 1 }]);
  });

  it('stay as long as they are to be kept, however often others are written', () => {
    const { table, write } = open();
    write(1, 'one', 'other');
    for (let batch = 0; batch < 20; batch++) write(2, 'one');
    expect(table.hours({ ...whole, keyId: 'other' })).toHaveLength(1);
  });
});
