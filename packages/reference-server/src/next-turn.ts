/** Taken at the start: a test that fakes timers later does not stop servers. Browsers have none. */
const immediate: ((run: () => void) => unknown) | undefined = globalThis.setImmediate;

/** Resolves once everything that has arrived by now has begun: what comes at once overlaps, instead of following upon itself. */
export const nextTurn = (): Promise<void> =>
  immediate === undefined ? Promise.resolve() : new Promise((resolve) => immediate(resolve));
