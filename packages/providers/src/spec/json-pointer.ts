/** The value that a JSON pointer (RFC 6901) leads to; undefined where there is none. */
export const valueAt = (value: unknown, pointer: string): unknown =>
  stepsOf(pointer).reduce<unknown>(
    (found, step) => (isObject(found) && Object.hasOwn(found, step) ? Reflect.get(found, step) : undefined),
    value,
  );

/**
 * A copy of a value with another one where the pointer leads; undefined takes it away. Objects on the way are made where they
 * are missing; what is not on the way is shared with the original. Positions in lists are not written.
 */
export const withValueAt = (value: unknown, pointer: string, leaf: unknown): unknown =>
  written(value, stepsOf(pointer), leaf);

const written = (value: unknown, [step, ...rest]: readonly string[], leaf: unknown): unknown => {
  if (step === undefined) return leaf;
  const fields = new Map<string, unknown>(isObject(value) ? Object.entries(value) : []);
  if (leaf === undefined && !fields.has(step)) return value;
  const inner = written(fields.get(step), rest, leaf);
  if (inner === undefined) fields.delete(step);
  else fields.set(step, inner);
  // `fromEntries` makes a plain property of every name, `__proto__` too.
  return Object.fromEntries(fields);
};

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
