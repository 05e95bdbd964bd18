import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../../test/engine/fixture.ts';
import type { Usage, UsageBatch } from '../stores/usage-row.ts';
import { usageTable } from '../stores/usage-table.ts';
import type { NotedUse } from './notes.ts';
import { usageNotes } from './usage-notes.ts';
import { zoneTime } from './zone-time.ts';

const unused: Usage = {
  requests: 0,
  answers: 0,
  errors: 0,
  firstUsedAtMs: null,
  lastUsedAtMs: null,
  lastIp: null,
  idle: null,
};
const use = (told: Partial<NotedUse> = {}): NotedUse => ({
  keyId: 'key_1',
  owner: 'ada',
  operation: 'list',
  outcome: 'ok',
  isRequest: true,
  isFailure: false,
  isUse: true,
  atMs: startMs,
  address: null,
  ...told,
});

/** Notes over a table whose taking of batches a test decides. */
const desk = ({ intervalMs = 10_000 } = {}) => {
  const table = usageTable(() => null);
  const state = {
    nowMs: startMs,
    written: 0,
    take: (batch: UsageBatch): void | Promise<void> => void table.add(batch),
  };
  const batches: UsageBatch[] = [];
  const notes = usageNotes({
    store: {
      addFigures(batch) {
        batches.push(batch);
        return state.take(batch);
      },
      usageOf: () => unused,
    },
    time: zoneTime('UTC'),
    intervalMs,
    hoursKeptMs: 92 * 86_400_000,
    random: (size) => new Uint8Array(size).fill(7),
    now: () => state.nowMs,
    later: (work) => work(),
    keepsMinutesFromMs: () => state.nowMs - 61 * 60_000,
    onWritten: () => {
      state.written++;
    },
  });
  const counted = () =>
    table
      .hours({ keyId: null, owner: null, fromMs: 0, toMs: Number.POSITIVE_INFINITY })
      .reduce((sum, { requests }) => sum + requests, 0);
  return { notes, state, batches, table, counted };
};

describe('usage that is written behind', () => {
  it('security 66: asks nothing of the store until the interval has passed, or somebody reads', () => {
    const { notes, state, batches, counted } = desk();
    for (let second = 0; second < 10; second++) {
      state.nowMs = startMs + second * 1000;
      notes.note(use());
    }
    expect([batches.length, counted()]).toEqual([0, 0]);
    notes.flush();
    expect([batches.length, counted(), state.written]).toEqual([1, 10, 1]);
    notes.flush();
    expect(batches).toHaveLength(1);
    notes.note(use());
    notes.of({ id: 'key_1', createdAtMs: startMs });
    expect(counted()).toBe(11);
  });

  it('security 66: loses the notes of one interval at most when it is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 30_000 }),
        (gaps, intervalMs) => {
          const { notes, state, counted } = desk({ intervalMs });
          const noted: number[] = [];
          for (const gapMs of gaps) {
            state.nowMs += gapMs;
            notes.note(use({ atMs: state.nowMs }));
            noted.push(state.nowMs);
          }
          // Here it crashes.
          const lost = noted.slice(counted());
          const [firstMs = 0] = lost;
          expect((lost.at(-1) ?? 0) - firstMs).toBeLessThan(intervalMs);
        },
      ),
    );
  });

  it('security 66: counts a batch once, though the store took it and could not say so', async () => {
    const { notes, state, batches, table, counted } = desk();
    notes.note(use());
    state.take = (batch) => {
      table.add(batch);
      return Promise.reject(new Error('The line is dead.'));
    };
    await expect(notes.flush()).rejects.toThrow('The line is dead.');
    notes.note(use());
    state.take = (batch) => void table.add(batch);
    await notes.flush();
    expect(counted()).toBe(2);
    expect(batches.map(({ sequence }) => sequence)).toEqual([1, 1, 2]);
  });

  it('security 66: fails no request when the store does, and is exact when it is back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.integer({ min: 0, max: 15_000 }), isUp: fc.boolean() }), { maxLength: 60 }),
        (steps) => {
          const { notes, state, table, counted } = desk();
          for (const { gapMs, isUp } of steps) {
            state.nowMs += gapMs;
            state.take = (batch) => {
              if (!isUp) throw new Error('The store is away.');
              table.add(batch);
            };
            notes.note(use({ atMs: state.nowMs, operation: gapMs % 2 ? 'odd' : 'even' }));
          }
          state.take = (batch) => void table.add(batch);
          notes.flush();
          expect([counted(), notes.lost()]).toEqual([steps.length, 0]);
        },
      ),
    );
  });

  it('security 66: is waited for by who reads, and never by who notes', async () => {
    const { notes, state, table, counted } = desk({ intervalMs: 0 });
    const line: (() => void)[] = [];
    state.take = (batch) =>
      new Promise((resolve) => {
        line.push(() => {
          table.add(batch);
          resolve();
        });
      });
    notes.note(use());
    notes.note(use());
    const read = notes.flush();
    expect(read).toBeInstanceOf(Promise);
    expect(counted()).toBe(0);
    line.shift()?.();
    await Promise.resolve();
    while (line.length === 0) await Promise.resolve();
    line.shift()?.();
    await read;
    expect(counted()).toBe(2);
  });

  it('keeps no more than it may of what a store never takes, and says what it lost', () => {
    const { notes, state } = desk();
    state.take = () => {
      throw new Error('The store is away.');
    };
    // Each key takes a row for its hour and one for its minute.
    for (let key = 0; key < 70_000; key++) notes.note(use({ keyId: `key_${key}` }));
    expect(notes.lost()).toBeGreaterThan(0);
    expect(notes.lost()).toBeLessThan(20_000);
  });
});

describe('figures in a table', () => {
  it('are forgotten after their time', () => {
    const { notes, state, table } = desk();
    const hours = () => table.hours({ keyId: 'key_1', owner: null, fromMs: 0, toMs: Number.POSITIVE_INFINITY }).length;
    const minutes = () =>
      table.minutes({ keyId: null, owner: 'ada', fromMs: 0, toMs: Number.POSITIVE_INFINITY }).length;
    const at = (days: number) => {
      state.nowMs = startMs + days * 86_400_000;
      notes.note(use({ atMs: state.nowMs }));
      notes.flush();
    };
    at(0);
    at(1);
    expect([hours(), minutes()]).toEqual([2, 1]);
    at(92.5);
    expect([hours(), minutes()]).toEqual([2, 1]);
  });

  it('are kept apart by key, owner and operation, whatever the order in which they come', () => {
    const { notes, table } = desk();
    const hourMs = 3_600_000;
    notes.note(use({ atMs: startMs + 2 * hourMs, operation: 'late' }));
    notes.flush();
    notes.note(use({ atMs: startMs, operation: 'early' }));
    notes.note(use({ atMs: startMs + 2 * hourMs, operation: 'late', outcome: 'errors', isFailure: true }));
    notes.note(use({ keyId: 'key_2', owner: 'bob' }));
    notes.flush();
    const rows = table.hours({ keyId: null, owner: 'ada', fromMs: startMs, toMs: startMs + 3 * hourMs });
    expect(rows).toMatchObject([
      { operation: 'early', hourMs: startMs, requests: 1, ok: 1 },
      { operation: 'late', hourMs: startMs + 2 * hourMs, requests: 2, ok: 1, errors: 1, failed: 1 },
    ]);
    expect(table.hours({ keyId: 'key_2', owner: null, fromMs: startMs, toMs: startMs + 1 })).toHaveLength(1);
  });
});
