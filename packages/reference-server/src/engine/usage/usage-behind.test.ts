import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../../test/engine/fixture.ts';
import { runs, timeout } from '../../../test/engine/model/runs.ts';
import type { MaybePromise } from '../../maybe-promise.ts';
import { unused, withFigures, withSeen } from '../stores/key-usage.ts';
import type { Usage, UsageBatch } from '../stores/usage-row.ts';
import { usageTable } from '../stores/usage-table.ts';
import type { NotedUse } from './notes.ts';
import { usageNotes } from './usage-notes.ts';
import { zoneTime } from './zone-time.ts';

const key = { id: 'key_1', createdAtMs: startMs };
const use: NotedUse = {
  keyId: key.id,
  owner: 'ada',
  operation: null,
  outcome: 'ok',
  isRequest: true,
  isFailure: false,
  isUse: true,
  atMs: startMs,
  address: null,
};

/** Notes over a table behind a line, on which a test decides. */
const desk = (
  line: (take: () => void, batch: UsageBatch) => void | Promise<void>,
  parts: Partial<Desk> = {},
  reads = (told: () => Usage): MaybePromise<Usage> => told(),
) => {
  const table = usageTable(() => null);
  let usage: Usage = unused();
  const later: (() => void)[] = [];
  const notes = usageNotes({
    store: {
      addFigures: (batch) =>
        line(() => {
          if (!table.add(batch)) return;
          usage = batch.rows.filter(({ keyId }) => keyId === key.id).reduce(withFigures, usage);
          usage = batch.seen
            .filter(({ keyId }) => keyId === key.id)
            .reduce((sum, seen) => withSeen(sum, seen, startMs), usage);
        }, batch),
      usageOf: () => reads(() => usage),
    },
    time: zoneTime('UTC'),
    intervalMs: 0,
    hoursKeptMs: 92 * 86_400_000,
    random: (size) => new Uint8Array(size).fill(7),
    now: () => startMs,
    later: (work) => later.push(work),
    keepsMinutesFromMs: () => 0,
    onWritten: () => undefined,
    ...parts,
  });
  const whole = { keyId: null, owner: null, fromMs: 0, toMs: Number.POSITIVE_INFINITY };
  const counted = () => table.hours(whole).reduce((sum, { requests }) => sum + requests, 0);
  return { notes, later, counted };
};
type Desk = Parameters<typeof usageNotes>[0];

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null;
};

/** How a store takes one batch: after so many turns, and whether it fails, before it took it or when it should say so. */
const answers = fc.record({
  before: fc.nat({ max: 4 }),
  after: fc.nat({ max: 4 }),
  fails: fc.constantFrom('never', 'never', 'before', 'after'),
  isSudden: fc.boolean(),
});
const steps = fc.record({ idle: fc.nat({ max: 3 }), act: fc.constantFrom('note', 'note', 'flush', 'later', 'read') });

describe('usage behind a store that fails now and then', () => {
  it(
    'security 66: is counted once, and all of it that was noted before a flush that succeeded',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(answers, { minLength: 1, maxLength: 12 }),
          fc.array(fc.array(steps, { maxLength: 15 }), { minLength: 1, maxLength: 4 }),
          fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
          async (plan, callers, weighing) => {
            let taken = 0;
            let isOver = false;
            const sequences: number[] = [];
            const line = (take: () => void, { sequence }: UsageBatch): void | Promise<void> => {
              const answer = plan[taken++ % plan.length];
              const fails = isOver ? 'never' : answer?.fails;
              const fail = (when: string) => {
                if (fails === when) throw new Error('The store is away.');
              };
              sequences.push(sequence);
              if (answer?.isSudden) {
                fail('before');
                take();
                return fail('after');
              }
              return (async () => {
                await turns(answer?.before ?? 0);
                fail('before');
                take();
                await turns(answer?.after ?? 0);
                fail('after');
              })();
            };
            let weighed = 0;
            const { notes, later, counted } = desk(line, {
              onWritten: async () => {
                await turns(weighing[weighed++ % weighing.length] ?? 0);
                if (weighed % 3 === 0) throw new Error('Nothing can be weighed.');
              },
            });
            let noted = 0;
            await Promise.all(
              callers.map(async (todo) => {
                for (const { idle, act } of todo) {
                  await turns(idle);
                  if (act === 'note') {
                    notes.note(use);
                    noted++;
                  } else if (act === 'flush') {
                    const before = noted;
                    const isWritten = await Promise.resolve()
                      .then(notes.flush)
                      .then(
                        () => true,
                        () => false,
                      );
                    if (isWritten) expect(counted()).toBeGreaterThanOrEqual(before);
                  } else if (act === 'later') later.shift()?.();
                  else await notes.of(key);
                }
              }),
            );
            isOver = true;
            await notes.flush();
            expect([counted(), notes.lost()]).toEqual([noted, 0]);
            expect(await notes.of(key)).toMatchObject({ usage: { requests: noted }, noted: [] });
            expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
          },
        ),
        { numRuns: Math.ceil(runs * 0.5) },
      );
    },
    timeout,
  );

  it('is waited for no longer than what was noted by then takes, however many go on asking', async () => {
    const { notes, counted } = desk(async (take) => {
      // Somebody asks while each batch is written.
      notes.note(use);
      await turns(3);
      take();
    });
    notes.note(use);
    await notes.flush();
    expect(counted()).toBe(1);
    await Promise.all([notes.flush(), notes.flush()]);
    expect(counted()).toBeGreaterThanOrEqual(2);
  });

  it('security 66: asks nothing of the store while a request is answered, and is due once', () => {
    const { notes, later, counted } = desk((take) => take());
    for (let call = 0; call < 3; call++) notes.note(use);
    expect([later.length, counted()]).toEqual([1, 0]);
    later.shift()?.();
    expect(counted()).toBe(3);
    notes.note(use);
    expect(later).toHaveLength(1);
  });

  it('security 66: bears in a later turn that the store fails, at once or later', async () => {
    for (const line of [
      () => {
        throw new Error('The store is away.');
      },
      () => Promise.reject(new Error('The store is away.')),
    ]) {
      const { notes, later } = desk(line);
      notes.note(use);
      expect(() => later.shift()?.()).not.toThrow();
      await turns(3);
      expect(notes.unwrittenFromMs()).toBe(startMs);
    }
  });

  it('security 66: is written though nobody can be told of it', async () => {
    const { notes, counted } = desk((take) => take(), {
      onWritten: () => {
        throw new Error('Nothing can be weighed.');
      },
    });
    notes.note(use);
    await notes.flush();
    expect([counted(), notes.unwrittenFromMs()]).toEqual([1, Number.POSITIVE_INFINITY]);
  });

  it('tells a key’s figures with those that the store did not take, and of how many it could not', async () => {
    let isAway = true;
    const { notes } = desk((take) => {
      if (isAway) throw new Error('The store is away.');
      take();
    });
    notes.note(use);
    expect(await notes.of(key)).toMatchObject({
      usage: { requests: 1, lastUsedAtMs: startMs },
      noted: [{ requests: 1 }],
    });
    notes.note({ ...use, atMs: startMs + 60_000 });
    notes.note({ ...use, keyId: 'key_2' });
    const both = { usage: { requests: 2, lastUsedAtMs: startMs + 60_000, firstUsedAtMs: startMs } };
    expect(await notes.known(key)).toMatchObject(both);
    expect(notes.noted(key)).toMatchObject(both);
    expect(notes.noted({ ...key, id: 'key_3' })).toEqual({ usage: unused(), noted: [] });
    expect(notes.unwrittenFromMs()).toBe(startMs);
    isAway = false;
    expect(await notes.of(key)).toMatchObject({ ...both, noted: [] });
  });

  it.each([
    ['took it', true],
    ['did not', false],
  ])(
    'waits with a key’s figures for what the store has not answered of yet, and counts it once: it %s',
    async (_, isTaken) => {
      const answers: (() => void)[] = [];
      const { notes } = desk((take) => {
        if (isTaken) take();
        return new Promise((resolve, reject) => {
          answers.push(isTaken ? resolve : () => reject(new Error('The store is away.')));
        });
      });
      for (let call = 0; call < 3; call++) notes.note(use);
      const flushed = Promise.resolve(notes.flush()).catch(() => undefined);
      const told = Promise.resolve(notes.known(key));
      notes.note(use);
      answers.shift()?.();
      expect(await told).toMatchObject({ usage: { requests: 4 }, noted: isTaken ? [{ requests: 1 }] : [{}, {}] });
      await flushed;
    },
  );

  it('reads a key’s figures again where they were written while they were read', async () => {
    const reads: (() => void)[] = [];
    const { notes } = desk(
      async (take) => take(),
      {},
      (usage) => {
        const told = usage();
        return new Promise((resolve) => reads.push(() => resolve(told)));
      },
    );
    notes.note(use);
    const told = Promise.resolve(notes.known(key));
    await notes.flush();
    reads.shift()?.();
    await turns(5);
    reads.shift()?.();
    expect(await told).toMatchObject({ usage: { requests: 1 }, noted: [] });
  });

  it('lets who is told of a batch read figures while the next one waits for them to be done with it', async () => {
    const seen: number[] = [];
    const answers: (() => void)[] = [];
    let isToRead = (): void => undefined;
    let telling: Promise<void> = new Promise((resolve) => {
      isToRead = resolve;
    });
    const made = desk(
      (take) => {
        take();
        return new Promise<void>((resolve) => answers.push(resolve));
      },
      {
        onWritten() {
          telling = telling.then(() => made.notes.known(key)).then(({ usage }) => void seen.push(usage.requests));
          return telling;
        },
      },
    );
    made.notes.note(use);
    const first = made.notes.flush();
    answers.shift()?.();
    await turns(3);
    made.notes.note(use);
    const second = made.notes.flush();
    isToRead();
    await turns(3);
    answers.shift()?.();
    await Promise.all([first, second]);
    expect(seen).toEqual([2, 2]);
  });

  it('remembers the last day or longer without use that a use has ended, in notes and in the store', async () => {
    const { notes } = desk((take) => take());
    const dayMs = 86_400_000;
    const idleAfter = async (...days: number[]) => {
      for (const day of days) notes.note({ ...use, atMs: startMs + day * dayMs });
      const { usage } = await notes.of(key);
      return usage.idle && [(usage.idle.sinceMs - startMs) / dayMs, (usage.idle.untilMs - startMs) / dayMs];
    };
    expect(await idleAfter(0.5)).toBeNull();
    expect(await idleAfter(1.5)).toEqual([0.5, 1.5]);
    expect(await idleAfter(2.4, 2.1)).toEqual([0.5, 1.5]);
    expect(await idleAfter(3.4, 4.4, 4.5)).toEqual([3.4, 4.4]);
    // Late, and of another engine as it were.
    expect(await idleAfter(1, 2.2)).toEqual([3.4, 4.4]);
  });
});
