import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';

/** Everything that a value can be made to tell: by every way to print it, to copy it, and by walking through it. */
export const everythingIn = (value: unknown): string =>
  [
    ...depths.map((options) => inspect(value, { ...options, showHidden: true, getters: true })),
    format('%o %O %j %s', value, value, value, value),
    tried(() => JSON.stringify(value)),
    tried(() => `${String(value)}${value}`),
    tried(() => inspect(structuredClone(value), depths[0])),
    tried(() => serialize(value).toString('latin1')),
    value instanceof Error ? `${value.stack}${value.cause instanceof Error ? value.cause.stack : ''}` : '',
    onConsole(value),
    ...textsIn(value),
  ].join('\n');

const whole = {
  depth: Number.POSITIVE_INFINITY,
  maxArrayLength: null,
  maxStringLength: null,
  showProxy: true,
} as const;

const depths = [whole, { ...whole, customInspect: false }, { depth: 0 }];

/** What cannot be copied or written tells so, and what it says of it counts. */
const tried = (work: () => string | undefined): string => {
  try {
    return work() ?? '';
  } catch (error) {
    return String(error);
  }
};

const onConsole = (value: unknown): string => {
  const said: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      said.push(String(chunk));
      done();
    },
  });
  const console = new Console(stream, stream);
  for (const method of ['log', 'error', 'warn', 'dir', 'table', 'trace'] as const)
    tried(() => `${console[method](value)}`);
  return said.join('\n');
};

/** Every text that is reached by properties: hidden ones, symbols, prototypes and what maps and sets hold. */
const textsIn = (root: unknown): string[] => {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') texts.push(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) left.push(...value.keys(), ...value.values());
    if (value instanceof Set) left.push(...value);
    for (const key of Reflect.ownKeys(value)) {
      const own = Reflect.getOwnPropertyDescriptor(value, key);
      left.push(String(key), own?.value);
      if (own?.get && value === root) left.push(tried(() => String(Reflect.get(value, key))));
    }
    left.push(Object.getPrototypeOf(value));
  }
  return texts;
};
