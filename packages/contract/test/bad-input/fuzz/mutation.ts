import fc from 'fast-check';
import { bodies, headerNames, headerTexts, methods, odd } from './odd-texts.ts';

/** A request as the pipeline is given it, its texts raw. */
export interface FuzzRequest {
  readonly method: string;
  /** Behind the base path. */
  readonly path: string;
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** One way in which a request differs from a documented one; plain data, so that a failure can be read. */
export type Mutation =
  | { readonly kind: 'method'; readonly text: string }
  /** `act`: what happens to the `at`th segment. */
  | {
      readonly kind: 'segment';
      readonly act: 'replace' | 'insert' | 'remove' | 'append';
      readonly at: number;
      readonly text: string;
    }
  | { readonly kind: 'base'; readonly text: string }
  | {
      readonly kind: 'parameter';
      readonly act: 'replace' | 'add' | 'remove';
      readonly at: number;
      readonly text: string;
    }
  | { readonly kind: 'unknown'; readonly name: string; readonly text: string }
  | { readonly kind: 'query'; readonly text: string }
  | { readonly kind: 'key'; readonly texts: readonly string[] }
  | { readonly kind: 'header'; readonly name: string; readonly text: string }
  | { readonly kind: 'body'; readonly text: string };

/** @param canaries texts that no answer may repeat: whole keys */
export const mutation = (canaries: readonly string[]): fc.Arbitrary<Mutation> => {
  const written = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...odd) },
    { weight: 2, arbitrary: fc.constantFrom(...canaries, ...canaries.map(encodeURIComponent)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).map(lenientlyEncoded) },
  );
  const whole = canaries.flatMap((key) => [
    key,
    `${key} `,
    ` ${key}`,
    key.slice(0, -1),
    `${key}x`,
    key.toUpperCase(),
    key.replace('live', 'test'),
    key.replace('_', '%5f'),
    `${key}, ${key}`,
    `Bearer ${key}`,
    `${key.slice(0, 15)}...******`,
  ]);
  const keys = fc.oneof(fc.constantFrom(...whole), fc.constantFrom(...odd));
  const at = fc.nat(8);
  return fc.oneof(
    fc.record({ kind: fc.constant('method' as const), text: fc.constantFrom(...methods) }),
    fc.record({
      kind: fc.constant('segment' as const),
      act: fc.constantFrom(
        'replace' as const,
        'replace' as const,
        'insert' as const,
        'remove' as const,
        'append' as const,
      ),
      at,
      text: written,
    }),
    fc.record({
      kind: fc.constant('base' as const),
      text: fc.constantFrom('', '/', '/api', '/api/v2', '/api/v3/', '//api/v3', '/API/V3'),
    }),
    fc.record({
      kind: fc.constant('parameter' as const),
      act: fc.constantFrom('replace' as const, 'replace' as const, 'add' as const, 'remove' as const),
      at,
      text: written,
    }),
    fc.record({ kind: fc.constant('unknown' as const), name: written, text: written }),
    fc.record({
      kind: fc.constant('query' as const),
      text: fc.constantFrom('&', '&&=', '=', '?', '%', '#', 'limit', 'limit=&limit=', 'a='.repeat(5_000)),
    }),
    fc.record({ kind: fc.constant('key' as const), texts: fc.array(keys, { maxLength: 2 }) }),
    fc.record({
      kind: fc.constant('header' as const),
      name: fc.constantFrom(...headerNames),
      text: fc.oneof(fc.constantFrom(...headerTexts), keys),
    }),
    fc.record({
      kind: fc.constant('body' as const),
      text: fc.oneof(
        fc.constantFrom(...bodies),
        fc.constantFrom(...canaries.map((key) => JSON.stringify({ roomId: key, events: [], [key]: key }))),
        fc.json({ maxDepth: 3 }),
      ),
    }),
  );
};

const lenientlyEncoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : text);

/** The request, changed, and the base path it is sent under. */
export const mutated = (
  request: FuzzRequest,
  base: string,
  mutations: readonly Mutation[],
): { readonly base: string; readonly request: FuzzRequest } => {
  let sent = { base, request };
  for (const change of mutations) {
    sent =
      change.kind === 'base'
        ? { base: change.text, request: sent.request }
        : { base: sent.base, request: applied(sent.request, change) };
  }
  return sent;
};

const applied = (request: FuzzRequest, change: Exclude<Mutation, { kind: 'base' }>): FuzzRequest => {
  switch (change.kind) {
    case 'method':
      return { ...request, method: change.text };
    case 'segment':
      return { ...request, path: spliced(request.path.split('/'), change).join('/') };
    case 'parameter':
      return { ...request, query: parameterChanged(request.query, change) };
    case 'unknown':
      return { ...request, query: joined(request.query, `${change.name}=${change.text}`) };
    case 'query':
      return { ...request, query: joined(request.query, change.text) };
    case 'key':
      return {
        ...request,
        headers: [...without(request, 'X-API-Key'), ...change.texts.map((text) => ['X-API-Key', text] as const)],
      };
    case 'header':
      return { ...request, headers: [...without(request, change.name), [change.name, change.text]] };
    case 'body':
      return { ...request, body: change.text };
  }
};

const without = ({ headers }: FuzzRequest, name: string) => headers.filter(([each]) => each !== name);

const joined = (query: string, pair: string): string => (query === '' ? pair : `${query}&${pair}`);

const spliced = (parts: readonly string[], { act, at, text }: Extract<Mutation, { kind: 'segment' }>): string[] => {
  const where = Math.min(at + 1, parts.length - 1);
  switch (act) {
    case 'replace':
      return parts.with(where, text);
    case 'insert':
      return parts.toSpliced(where, 0, text);
    case 'remove':
      return parts.toSpliced(where, 1);
    case 'append':
      return parts.with(where, `${parts[where]}${text}`);
  }
};

const parameterChanged = (query: string, { act, at, text }: Extract<Mutation, { kind: 'parameter' }>): string => {
  const pairs = query === '' ? [] : query.split('&');
  const where = pairs.length === 0 ? 0 : at % pairs.length;
  const [name = 'limit'] = (pairs[where] ?? '').split('=');
  switch (act) {
    case 'replace':
      return pairs.length === 0 ? `limit=${text}` : pairs.with(where, `${name}=${text}`).join('&');
    case 'add':
      return joined(query, `${name || 'limit'}=${text}`);
    case 'remove':
      return pairs.toSpliced(where, 1).join('&');
  }
};
