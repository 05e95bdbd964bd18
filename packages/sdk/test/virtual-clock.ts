import type { Clock } from '@latchkey/providers';

/** Time that jumps to the next sleeper as soon as nothing is under way. */
export interface VirtualClock extends Clock {
  /** How many sleep. */
  sleepers(): number;
  /** How many hold it. */
  holds(): number;
}

interface Sleeper {
  readonly atMs: number;
  wake(): void;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

export const virtualClock = (startMs = Date.parse('2026-01-01T00:00:00Z')): VirtualClock => {
  let nowMs = startMs;
  let held = 0;
  let running = false;
  const sleeping = new Set<Sleeper>();

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (sleeping.size > 0) {
      await turn();
      await turn();
      if (held > 0) continue;
      const next = [...sleeping].sort((one, other) => one.atMs - other.atMs)[0];
      if (!next) break;
      nowMs = Math.max(nowMs, next.atMs);
      for (const sleeper of [...sleeping]) if (sleeper.atMs <= nowMs) sleeper.wake();
    }
    running = false;
  };

  return {
    now: () => nowMs,
    sleep: (ms, { signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const done = () => {
          sleeping.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
        };
        const onAbort = () => {
          done();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          atMs: nowMs + Math.max(0, ms),
          wake() {
            done();
            resolve();
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleeping.add(sleeper);
        void run();
      }),
    hold() {
      held++;
      let released = false;
      return () => {
        if (!released) held--;
        released = true;
      };
    },
    sleepers: () => sleeping.size,
    holds: () => held,
  };
};
