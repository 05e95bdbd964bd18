/**
 * Milliseconds that this thread has computed: what everybody else does on the machine does not count. For work that never
 * waits; what waits is timed by the wall.
 */
export const cpuTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
