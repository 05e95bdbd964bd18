const registryName = Symbol.for('latchkey.open-runs');

/**
 * The names of the run files that this thread has open. It outlives this copy of the package: CJS beside ESM know each other's.
 */
export const openRuns = (): Set<string> => {
  const known: Set<string> | undefined = Reflect.get(globalThis, registryName);
  if (known) return known;
  const made = new Set<string>();
  Reflect.set(globalThis, registryName, made);
  return made;
};
