import type { StorePort } from '../../src/engine/stores/store.ts';

/**
 * A store that answers as another does, a random number of turns late, before and after it does what it is asked: calls that
 * are under way at once are done in an order of their own, and each of them still in one step.
 * @param seed the same one, the same order
 */
export const slowStore = (store: StorePort, seed = 1, mostTurns = 6): StorePort => slow(store, seed, mostTurns);

/** Any port whose methods may promise, likewise. */
export const slow = <Port extends object>(port: Port, seed = 1, mostTurns = 6): Port => {
  const turns = numbers(seed, mostTurns + 1);
  const late = async (count: number): Promise<void> => {
    for (let turn = 0; turn < count; turn++) await null;
  };
  return new Proxy(port, {
    get: (target, method) => {
      const real = Reflect.get(target, method) as (...given: unknown[]) => unknown;
      return async (...given: unknown[]) => {
        await late(turns());
        const answer = real(...given);
        await late(turns());
        return answer;
      };
    },
  });
};

/** Whole numbers below `end`, the same ones for a seed (mulberry32). */
const numbers = (seed: number, end: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
};
