import { memoryStore } from '../../src/engine/stores/memory.ts';
import type { StorePort } from '../../src/engine/stores/store.ts';

/** A store that writes down all that it is given. */
export const overheard = (store: StorePort = memoryStore()) => {
  const calls: { readonly method: string; readonly given: readonly unknown[] }[] = [];
  const spy = new Proxy(store, {
    get: (target, method: keyof StorePort) => {
      const real = target[method] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        calls.push({ method, given });
        return real(...given);
      };
    },
  });
  return { store: spy, calls };
};
