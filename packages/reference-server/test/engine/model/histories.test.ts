import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/engine/stores/memory.ts';
import { anyAct, anyAdvance } from './any-act.ts';
import { brokenStores } from './broken-stores.ts';
import { type Called, isLinearizable } from './linearizable.ts';
import { recordHistory } from './record-history.ts';
import { runs, timeout } from './runs.ts';
import type { Model } from './state.ts';
import { systems } from './systems.ts';

/** A few acts that were done before, and callers who each ask for one thing after the other, all at once. */
const plan = fc.constantFrom(...systems).chain((system) =>
  fc.record({
    system: fc.constant(system),
    before: fc.array(fc.oneof({ weight: 4, arbitrary: anyAct(system) }, anyAdvance), { maxLength: 6 }),
    callers: fc.array(fc.array(anyAct(system), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
    seed: fc.nat(),
  }),
);

const comesOutInSomeOrder = (store: typeof memoryStore) =>
  fc.asyncProperty(plan, async (planned) => {
    const { start, history, log, requests } = await recordHistory(planned, store());
    expect({ history, log, isInOrder: isLinearizable(start, history, log) }).toEqual({ history, log, isInOrder: true });
    expect(requests).toEqual(
      Object.fromEntries(Object.keys(requests).map((id) => [id, requestsIn(start, history, id)])),
    );
  });

/** How often a key was used, by what was answered. */
const requestsIn = ({ keys }: Model, history: readonly Called[], id: string): number => {
  const told = history.filter(({ answer }) => 'verdict' in answer && answer.key === id && answer.left !== null);
  return (keys.find((key) => key.id === id)?.requests ?? 0) + told.length;
};

describe('acts of many at once, on two engines over one store', () => {
  it('security 53, 54, 55, 56, 57: come out as if they were done one after the other', { timeout }, async () => {
    await fc.assert(comesOutInSomeOrder(memoryStore), { numRuns: runs });
  });

  it.each(Object.entries(brokenStores))('would be found out where a store %s', { timeout }, async (_, broken) => {
    const result = await fc.check(comesOutInSomeOrder(broken), { seed: 1, numRuns: 3000, endOnFailure: true });
    expect(result.failed).toBe(true);
  });
});
