// Taken at load, so that a test's fake timers do not stop a virtual clock.
const immediate = globalThis.setImmediate as typeof setImmediate | undefined;
const Channel = globalThis.MessageChannel as typeof MessageChannel | undefined;
const timeout = globalThis.setTimeout;

/** Resolves after one turn of the event loop (a macrotask), leaving nothing behind. */
export const turn = (): Promise<void> => new Promise(schedule);

const schedule = (done: () => void): void => {
  if (immediate) return void immediate(done);
  if (!Channel) return void timeout(done, 0);
  const { port1, port2 } = new Channel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(null);
};
