/** Every function of a surface, by its path: `events.inRoom`. */
export const functionsOf = (surface: object, under = ''): [path: string, call: (...given: unknown[]) => unknown][] =>
  Object.entries(Object.getOwnPropertyDescriptors(surface)).flatMap(([name, { value }]) => {
    const path = `${under}${name}`;
    if (typeof value === 'function') return [[path, (...given: unknown[]) => Reflect.apply(value, surface, given)]];
    return typeof value === 'object' && value !== null ? functionsOf(value, `${path}.`) : [];
  });

/** What functions of this package are asked with, and what documents ask for in many places. */
const names = [
  ...['cursor', 'deadline', 'signal', 'onEvent', 'parallel', 'distinctBy', 'idempotencyKey', 'link', 'person', 'plan'],
  ...['path', 'query', 'headers', 'body', 'contentType', 'environment', 'scopes', 'reach', 'limits', 'expires', 'from'],
];

const nested = ['path', 'query', 'headers', 'body', 'limits'];

/** Ways to give a text where it does not belong, as far as three arguments go. */
export const waysToGive = (text: string): (readonly unknown[])[] => {
  const objects: unknown[] = [
    ...names.map((name) => ({ [name]: text })),
    ...nested.map((name) => ({ [name]: { [text]: text } })),
    { [text]: 'x' },
    [text],
  ];
  return [
    [text],
    [text, text, text],
    ['x', text],
    ['x', 'y', text],
    ['GET', `/things/${text}`],
    [text, '/things'],
    ...objects.flatMap((object) => [
      [object, object],
      ['x', object],
      ['x', {}, object],
    ]),
  ];
};

/** What a piece of work fails with: thrown, or rejected with. A list fails where it is read. */
export const failureOf = async (work: () => unknown): Promise<unknown[]> => {
  try {
    const made = await work();
    const read: unknown = Object(made).firstPage;
    if (typeof read === 'function') await read();
    return [];
  } catch (error) {
    return [error];
  }
};

/** What a list fails with that is read, or written to the disk, with a text in each place. */
export const listFailures = async (list: object, text: string): Promise<unknown[]> => {
  const nowhere = `/nowhere/${text}`;
  const ways: readonly (readonly [name: string, ...given: unknown[]])[] = [
    ['firstPage', { cursor: text }],
    ['first', { deadline: text }],
    ['toArray', { max: text }],
    ['toCsv', nowhere],
    ['toCsv', nowhere, { writer: 'server' }],
    ['toNdjson', nowhere, { resume: true }],
  ];
  const failures = await Promise.all(
    ways.map(([name, ...given]) => failureOf(() => Reflect.apply(Reflect.get(list, name), list, given))),
  );
  return failures.flat();
};
