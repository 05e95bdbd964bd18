import { offered } from '../spec/access.ts';
import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import { client } from './client.ts';
import { hourlyQuota, slotTaken, writePage, writeProblem, writeWhole } from './codecs.ts';
import { readRow, writeRow } from './keys.ts';
import { manager } from './manager.ts';

const { errors, keyFormat, pagination } = client;

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
  ...client,
  documentation: 'https://heratio.artorius.co.za/help/article/research-api-keys',
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
  pagination: {
    offset: { ...pagination.offset, write: writePage },
    whole: { ...pagination.whole, write: writeWhole },
  },
  errors: {
    ...errors,
    contentType: 'application/json',
    write: writeProblem,
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
  },
  usage: { lastUsed: 'success', requests: 'recognised', errorsFrom: 400 },
  records: { read: readRow, write: writeRow },
  manager,
} as const satisfies Provider;
