/** How often a property of the engine is tried. `pnpm test:deep` asks for a hundred times as many. */
export const runs = Number(process.env.LATCHKEY_RUNS ?? 1000);

/** Each run takes a few milliseconds, and many more on a busy machine. */
export const timeout = Math.max(60_000, runs * 300);
