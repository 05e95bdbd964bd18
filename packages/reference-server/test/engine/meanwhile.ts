import type { StorePort } from '../../src/engine/stores/store.ts';

/**
 * A store to which something else happens each time before it is asked to do one thing: what an act saw is over when it writes.
 * @param happens is given how often it happened before
 */
export const meanwhile = <Method extends keyof StorePort>(
  store: StorePort,
  method: Method,
  happens: (times: number) => void,
): StorePort => {
  let times = 0;
  return new Proxy(store, {
    get: (target, asked) => {
      const real = Reflect.get(target, asked) as (...given: unknown[]) => unknown;
      if (asked !== method) return real;
      return (...given: unknown[]) => {
        happens(times++);
        return real(...given);
      };
    },
  });
};

/** A store that has lost sight of some keys, as one has that was set back. */
export const without = (store: StorePort, isLost: (id: string) => boolean): StorePort => ({
  ...store,
  findById: (id) => (isLost(id) ? null : store.findById(id)),
});
