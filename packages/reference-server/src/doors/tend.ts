/** As often as figures are flushed, so that a server that nobody asks any more writes and weighs them in time. */
const everyMs = 10_000;

/**
 * Tends a server every ten seconds of real time, one time after the other; what fails is done the next time. The timer keeps no
 * process alive. Returns what ends it.
 */
export const keepTending = (tend: () => Promise<void>): (() => void) => {
  let isTending = false;
  const done = () => {
    isTending = false;
  };
  const timer = setInterval(() => {
    if (isTending) return;
    isTending = true;
    tend().then(done, done);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
