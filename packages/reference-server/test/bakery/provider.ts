import type { Operation, Problem, Provider } from '@latchkey/providers';

const operation = (given: Pick<Operation, 'id' | 'path'> & Partial<Operation>): Operation => ({
  method: 'GET',
  tags: [],
  parameters: [],
  body: null,
  scopes: [['read:loaves']],
  page: null,
  produces: ['application/json'],
  success: 200,
  idempotencyKey: false,
  ...given,
});

const problem = (status: number, code: string, message: string): Problem => ({ status, code, message });
const invalid = () => problem(401, 'BAD_KEY', 'This is no key of ours.');

/** A made-up system for tests of what every system shares. */
export const bakery = {
  id: 'bakery',
  title: 'Bakery',
  documentation: 'https://bakery.example/docs',
  baseUrl: 'https://api.bakery.example/v1',
  variables: { apiKey: ['BAKERY_KEY'], baseUrl: 'BAKERY_URL' },
  credentials: {
    carriers: [
      { in: 'header', name: 'X-Bakery-Key' },
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'insensitive' },
    ],
    challenge: { scheme: 'Key', realm: 'Bakery' },
  },
  keyFormat: {
    prefix: 'bk',
    separator: '_',
    environments: ['live', 'test'],
    body: { length: 32, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    accepts: { minLength: 16, maxLength: 64, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
    mask: { shown: 4, rest: '…' },
  },
  access: {
    kind: 'scopes',
    implies: 'wildcard',
    allowsEmpty: false,
    vocabulary: ['read:loaves', 'write:loaves', '*'].map((name) => ({
      name,
      title: name,
      description: name,
      offered: true,
    })),
  },
  lifecycle: {
    acts: ['issue', 'update', 'revoke'],
    editable: ['name', 'description', 'scopes'],
    expiry: { kind: 'choices', choices: ['7d', '90d', 'never'], recommended: '90d' },
    afterRevocation: 'shown',
    propagationDelayMs: null,
  },
  limits: [],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-Limit',
      remaining: 'X-Remaining',
      reset: 'X-Reset',
      resetUnit: 'delta_s',
      documented: false,
    },
    body: null,
  },
  pagination: {
    offset: {
      kind: 'offset',
      limitParameter: 'limit',
      positionParameter: 'offset',
      defaultLimit: 10,
      maxLimit: 100,
      read: () => ({ items: [], total: null, next: null }),
      write: ({ items, total, limit, offset, metadata }) => ({ items, total, limit, offset, ...metadata }),
    },
  },
  errors: {
    contentType: 'application/problem+json',
    write: ({ code, message, details }) => ({ code, message, ...details }),
    read: () => null,
    hints: {},
    refusals: {
      missing_key: () => problem(401, 'NO_KEY', 'Send your key in X-Bakery-Key.'),
      invalid_key: invalid,
      revoked_key: () => problem(401, 'DEAD_KEY', 'The key is revoked.'),
      disabled_key: () => problem(401, 'DEAD_KEY', 'The key is disabled.'),
      expired_key: () => problem(401, 'DEAD_KEY', 'The key has expired.'),
      superseded_key: () => problem(401, 'DEAD_KEY', 'The key was replaced.'),
      wrong_environment: invalid,
      wrong_organization: () => problem(403, 'FORBIDDEN', 'Not yours.'),
      insufficient_scope: ({ required }) => problem(403, 'FORBIDDEN', `Required: ${required.join(', ')}`),
      rate_limited: () => problem(429, 'SLOW_DOWN', 'Too many.'),
      invalid_parameter: ({ parameter, value, expected }) => ({
        ...problem(400, 'BAD_PARAMETER', `Parameter ${parameter}`),
        details: { parameter, value, expected },
      }),
      invalid_body: ({ path, expected }) => ({ ...problem(400, 'BAD_BODY', 'Body'), details: { path, expected } }),
      unsupported_media_type: ({ expected }) => problem(415, 'BAD_TYPE', `Send ${expected}.`),
      payload_too_large: ({ maxBytes }) => problem(413, 'TOO_LARGE', `At most ${maxBytes} bytes.`),
      not_found: ({ what }) => problem(404, 'NOT_FOUND', `${what} not found`),
      invalid_link: () => problem(403, 'FORBIDDEN', 'No such link.'),
      method_not_allowed: () => problem(405, 'NO_METHOD', 'Not so.'),
      conflict: ({ message }) => problem(409, 'CONFLICT', message),
      server_error: ({ status }) => problem(status, 'BROKEN', 'The oven is broken.'),
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  operations: {
    listLoaves: operation({ id: 'listLoaves', path: '/loaves', page: 'offset' }),
    newestLoaf: operation({ id: 'newestLoaf', path: '/loaves/newest' }),
    getLoaf: operation({ id: 'getLoaf', path: '/loaves/{loafId}' }),
    bakeLoaf: operation({
      id: 'bakeLoaf',
      method: 'POST',
      path: '/loaves',
      scopes: [['write:loaves']],
      body: { contentType: 'application/json', required: true },
      success: 201,
    }),
    burnLoaf: operation({ id: 'burnLoaf', path: '/oven/burn' }),
    slowLoaf: operation({ id: 'slowLoaf', path: '/oven/slow' }),
    getPhoto: operation({ id: 'getPhoto', path: '/loaves/{loafId}/photo', produces: ['image/png'] }),
    getHealth: operation({ id: 'getHealth', path: '/health', scopes: null }),
  },
} as const satisfies Provider;
