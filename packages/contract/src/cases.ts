import { grants, type Operation, type PagedStyle, type Provider } from '@latchkey/providers';
import type { RevealedKeys } from './keys.ts';
import type { ProofRequest } from './send.ts';
import type { ExchangeRecord } from './witness.ts';

export interface ProofContext {
  readonly operation: Operation;
  readonly provider: Provider;
  readonly keys: RevealedKeys;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ProofCase {
  readonly title: string;
  /** Why the case says nothing of an operation, or null where it does. */
  leftOut(context: ProofContext): string | null;
  request(context: ProofContext): ProofRequest;
  /** What is wrong with the answer beyond what the document says of it. */
  judge(exchange: ExchangeRecord, context: ProofContext): readonly string[];
}

/** The rules of keys that hold for any documented API, each as one request and what must come back. */
export const cases: readonly ProofCase[] = [
  {
    title: 'a key that may do everything is answered',
    leftOut: (context) => writes(context) ?? missingParameter(context),
    request: ({ keys, operation }) => ({ key: operation.scopes === null ? null : keys.full }),
    judge: ({ status }, { operation }) => expectStatus(status, operation.success),
  },
  {
    title: 'HEAD is answered like GET, without its body',
    leftOut: (context) => (context.operation.method === 'GET' ? missingParameter(context) : 'It is no GET.'),
    request: ({ keys, operation }) => ({ method: 'HEAD', key: operation.scopes === null ? null : keys.full }),
    judge: ({ status, body }, { operation }) => [
      ...expectStatus(status, operation.success),
      ...(body === '' ? [] : ['The answer to a HEAD has a body.']),
    ],
  },
  {
    title: 'no key is refused',
    leftOut: guarded,
    request: () => ({ key: null }),
    judge: unauthorized,
  },
  {
    title: 'a key in a header that is no declared carrier is no key',
    leftOut: guarded,
    request: ({ keys }) => ({ key: null, headers: { 'x-not-a-carrier': keys.full } }),
    judge: unauthorized,
  },
  {
    title: 'a mangled key is refused',
    leftOut: guarded,
    request: ({ keys }) => ({ key: `${keys.full.slice(0, -1)}!` }),
    judge: unauthorized,
  },
  {
    title: 'a well-formed key that was never issued is refused',
    leftOut: guarded,
    request: ({ keys }) => ({ key: [...keys.full.slice(0, -8), ...[...keys.full.slice(-8)].reverse()].join('') }),
    judge: unauthorized,
  },
  {
    title: 'an expired key is refused',
    leftOut: (context) => guarded(context) ?? (context.keys.expired === null ? 'No expired key was given.' : null),
    request: ({ keys }) => ({ key: keys.expired }),
    judge: unauthorized,
  },
  {
    title: 'a revoked key is refused',
    leftOut: (context) => guarded(context) ?? (context.keys.revoked === null ? 'No revoked key was given.' : null),
    request: ({ keys }) => ({ key: keys.revoked }),
    judge: unauthorized,
  },
  {
    title: 'a key without the scope is refused and told which',
    leftOut: (context) => guarded(context) ?? withinNarrow(context),
    request: ({ keys }) => ({ key: keys.narrow?.key ?? null }),
    judge: insufficientScope,
  },
  {
    title: 'a page size that is no number is refused',
    leftOut: (context) => unpaged(context) ?? missingParameter(context),
    request: ({ keys, operation, provider }) => ({
      key: keys.full,
      query: { [pagedStyle(provider, operation).limitParameter]: 'many' },
    }),
    judge: invalidRequest,
  },
  {
    title: 'a page size beyond the documented maximum is refused',
    leftOut: (context) => unpaged(context) ?? missingParameter(context),
    request: ({ keys, operation, provider }) => {
      const { limitParameter, maxLimit } = pagedStyle(provider, operation);
      return { key: keys.full, query: { [limitParameter]: String(maxLimit * 1000 + 1) } };
    },
    judge: invalidRequest,
  },
];

function guarded({ operation }: ProofContext): string | null {
  return operation.scopes === null ? 'It asks for no key.' : null;
}

function unpaged({ operation, provider }: ProofContext): string | null {
  if (operation.page === null) return 'It is no list.';
  const style = pageStyle(provider, operation);
  if (style.kind === 'whole') return 'The list is not cut into pages.';
  return style.in === 'body' ? 'The page size stands in the body.' : null;
}

function writes({ operation }: ProofContext): string | null {
  return operation.method === 'GET' || operation.method === 'HEAD' ? null : 'It writes.';
}

function missingParameter({ operation, parameters }: ProofContext): string | null {
  const missing = operation.parameters.filter(({ name, required }) => required && parameters[name] === undefined);
  return missing.length === 0 ? null : `No value was given for ${missing.map(({ name }) => name).join(', ')}.`;
}

function withinNarrow({ operation, provider, keys }: ProofContext): string | null {
  if (!keys.narrow) return 'No narrow key was given.';
  const { scopes } = keys.narrow;
  return operation.scopes?.some((needed) => grants(provider.access, scopes, needed))
    ? 'The narrow key may do this.'
    : null;
}

function unauthorized(exchange: ExchangeRecord, context: ProofContext): string[] {
  return [
    ...expectStatus(exchange.status, 401),
    ...expectCode(exchange, context, ['unauthorized', 'key_expired']),
    ...(exchange.headers['www-authenticate'] ? [] : ['A 401 carries WWW-Authenticate (RFC 9110 §11.6.1).']),
  ];
}

function insufficientScope(exchange: ExchangeRecord, context: ProofContext): string[] {
  const needed = context.operation.scopes?.[0] ?? [];
  const named = readProblem(exchange, context.provider)?.requiredScopes ?? [];
  return [
    ...expectStatus(exchange.status, 403),
    ...expectCode(exchange, context, ['insufficient_scope']),
    ...(needed.every((scope) => named.includes(scope)) ? [] : [`It names [${named}] where [${needed}] is required.`]),
  ];
}

function invalidRequest(exchange: ExchangeRecord, context: ProofContext): string[] {
  return [...expectStatus(exchange.status, 400), ...expectCode(exchange, context, ['invalid_request'])];
}

const expectStatus = (status: number, expected: number): string[] =>
  status === expected ? [] : [`It was answered with ${status}; ${expected} was expected.`];

const expectCode = (exchange: ExchangeRecord, { provider }: ProofContext, expected: readonly string[]): string[] => {
  // There is no body to tell it.
  if (exchange.method === 'HEAD') return [];
  const error = readProblem(exchange, provider)?.error;
  return error !== undefined && expected.includes(error)
    ? []
    : [`The body reads as '${error}'; ${expected.join(' or ')} was expected.`];
};

const readProblem = ({ status, body }: ExchangeRecord, provider: Provider) => {
  try {
    return provider.errors.read(status, JSON.parse(body));
  } catch {
    return null;
  }
};

const pageStyle = ({ pagination }: Provider, { page }: Operation) => {
  const style = pagination[page ?? ''];
  if (!style) throw new Error(`The provider declares no page style '${page}', which its document names.`);
  return style;
};

/** The style of a list that {@link unpaged} does not leave out. */
const pagedStyle = (provider: Provider, operation: Operation): PagedStyle => {
  const style = pageStyle(provider, operation);
  if (style.kind === 'whole') throw new Error(`${operation.id} gives its whole list at once.`);
  return style;
};
