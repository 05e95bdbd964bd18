import { offered } from '../spec/access.ts';
import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { KeyFormat } from '../spec/key-format.ts';
import type { Provider } from '../spec/provider.ts';
import {
  hourlyPolicy,
  hourlyQuota,
  readPage,
  readProblem,
  readRow,
  readWhole,
  slotTaken,
  writePage,
  writeProblem,
  writeRow,
  writeWhole,
} from './codecs.ts';
import { operations } from './operations.ts';

const keyFormat = {
  prefix: 'rk',
  separator: '_',
  environments: null,
  body: { length: 64, alphabet: '0123456789abcdef' },
  accepts: { minLength: 64, maxLength: 64, alphabet: '0123456789abcdef' },
  mask: { shown: 5, rest: '...' },
} as const satisfies KeyFormat;

const reasons = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
} as const;

const problem = (status: keyof typeof reasons, message: string): Problem => ({
  status,
  code: reasons[status],
  message,
});

/** What may be known of a 401 by someone who did not present the full secret of a key: nothing. */
const invalidKey = () => problem(401, 'Invalid or inactive API key.');

/** Fields whose names the system's own sentences say differently. */
const fieldNames = new Map([
  ['', 'The body'],
  ['title', 'Title'],
  ['name', 'Name'],
]);
const fieldName = (path: string) => fieldNames.get(path) ?? `Field '${echoOf(keyFormat, path) ?? ''}'`;

/** Heratio's Research API. What is peculiar, and where each fact is documented: README.md in this folder. */
export const heratio = {
  id: 'heratio',
  title: 'Heratio Research API',
  documentation: 'https://heratio.artorius.co.za/help/article/research-api-keys',
  baseUrl: 'https://your-site.example/api/research',
  installations: 'many',
  variables: { apiKey: ['HERATIO_API_KEY'], baseUrl: 'HERATIO_BASE_URL' },
  credentials: {
    carriers: [
      { in: 'header', name: 'X-API-Key' },
      { in: 'header', name: 'X-REST-API-Key' },
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
      { in: 'query', name: 'api_key' },
    ],
    challenge: { scheme: 'Bearer', realm: 'Heratio' },
  },
  keyFormat,
  access: {
    kind: 'scopes',
    implies: 'exact',
    allowsEmpty: true,
    vocabulary: [
      offered('read', 'Read', 'Read collections, annotations, and bibliographies'),
      offered('search', 'Search', 'Query the catalogue'),
      offered('write', 'Write', 'Change what the researcher has'),
      offered('create', 'Create', 'Create collections and annotations'),
      offered('update', 'Update', 'Update collections and annotations'),
    ],
    permissions: [
      {
        name: 'read',
        title: 'Read',
        description: 'Read collections, annotations, and bibliographies',
        scopes: ['read', 'search'],
        preselected: true,
      },
      {
        name: 'write',
        title: 'Write',
        description: 'Create and update collections and annotations',
        scopes: ['write', 'create', 'update'],
        preselected: false,
      },
      {
        name: 'search',
        title: 'Search',
        description: 'Query the catalogue',
        scopes: ['search'],
        preselected: false,
      },
    ],
  },
  lifecycle: {
    acts: ['issue', 'revoke'],
    editable: [],
    expiry: { kind: 'date' },
    afterRevocation: 'shown',
    propagationDelayMs: null,
  },
  limits: [
    {
      id: hourlyPolicy,
      title: '1000 requests per clock hour per API key',
      quota: hourlyQuota,
      window: { kind: 'fixed', ms: 3_600_000 },
      partition: 'key',
    },
  ],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-RateLimit-Limit',
      remaining: 'X-RateLimit-Remaining',
      reset: null,
      resetUnit: 'epoch_s',
      documented: true,
    },
    body: null,
  },
  pagination: {
    offset: {
      kind: 'offset',
      limitParameter: 'limit',
      positionParameter: 'offset',
      defaultLimit: 50,
      maxLimit: 100,
      read: readPage,
      write: writePage,
    },
    whole: { kind: 'whole', read: readWhole, write: writeWhole },
  },
  errors: {
    contentType: 'application/json',
    write: writeProblem,
    read: readProblem,
    refusals: {
      missing_key: () => problem(401, 'API key required. Use X-API-Key header or Authorization: Bearer.'),
      invalid_key: invalidKey,
      revoked_key: invalidKey,
      disabled_key: invalidKey,
      superseded_key: invalidKey,
      wrong_environment: invalidKey,
      expired_key: () => problem(401, 'API key has expired'),
      wrong_organization: () => problem(404, 'Researcher not found'),
      insufficient_scope: ({ required }) =>
        problem(403, `Scope ${required.map((scope) => `'${scope}'`).join(', ')} required.`),
      rate_limited: ({ quota = hourlyQuota }) => problem(429, `Rate limit of ${quota} requests per hour exceeded.`),
      invalid_parameter: ({ parameter, expected }) => problem(400, `Parameter '${parameter}' must be ${expected}`),
      invalid_body: ({ path, expected, isMissing }) => {
        if (isMissing) return problem(400, `${fieldName(path)} is required`);
        if (path === '') return problem(400, `Invalid body: expected ${expected}`);
        return problem(
          400,
          path === 'reading_room_id' ? 'Invalid reading room' : `${fieldName(path)} must be ${expected}`,
        );
      },
      invalid_link: () => problem(403, 'The link is not valid'),
      not_found: ({ what }, request) => {
        if (what !== 'Route') return problem(404, `${what} not found`);
        const path = request && echoOf(keyFormat, request.path);
        return {
          ...problem(404, path ? `API endpoint not found: ${path}` : 'API endpoint not found'),
          ...(request ? { details: { timestamp: new Date(request.nowMs).toISOString() } } : {}),
        };
      },
      method_not_allowed: ({ allowed }) => problem(405, `Method not allowed. Allowed: ${allowed.join(', ')}`),
      conflict: ({ message }) => problem(message === slotTaken ? 400 : 409, message),
      payload_too_large: ({ maxBytes }) => problem(413, `The body holds more than ${maxBytes} bytes.`),
      unsupported_media_type: ({ expected }) => problem(415, `Send the body as ${expected}.`),
      server_error: ({ status }) => problem(status, 'The server failed.'),
    },
    hints: {
      unauthorized:
        'Send the whole key in X-API-Key, and look on the API Keys page of your researcher profile whether it has been revoked. A lost key cannot be shown again: revoke it and generate a new one.',
      key_expired: 'The expiry date of a key cannot be changed: generate a new one on the API Keys page.',
      insufficient_scope:
        'Permissions are chosen when a key is generated: Read for reading, Write for creating. Generate a new key that has them.',
      rate_limited: 'The count starts anew with each clock hour.',
      conflict: 'Another booking holds the reading room at that time. Choose another time or room.',
      invalid_request: 'Dates are YYYY-MM-DD, times HH:MM; a page holds at most 100 records.',
    },
  },
  usage: { lastUsed: 'success', requests: 'recognised', errorsFrom: 400 },
  records: { read: readRow, write: writeRow },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies Provider;
