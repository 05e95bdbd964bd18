import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { KeyFormat } from '../spec/key-format.ts';
import type { Provider } from '../spec/provider.ts';
import { ownLimits, readPage, readProblem, writeKnowledge, writeMemories, writeProblem } from './codecs.ts';
import { operations } from './operations.ts';

export { type ApiKeyWire, readKey, writeKey } from './codecs.ts';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const keyFormat = {
  prefix: 'hs',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 32, alphabet: alphanumeric },
  accepts: { minLength: 12, maxLength: 128, alphabet: alphanumeric },
  mask: { shown: 4, rest: '...' },
} as const satisfies KeyFormat;

const hour = { kind: 'sliding', ms: 3_600_000 } as const;
const month = { kind: 'month' } as const;

/** The limits of a plan, for all keys of an account together. What was used counts on when the plan changes. */
const planLimits = <const Hour extends number, const Month extends number>(perHour: Hour, perMonth: Month) =>
  [
    {
      id: 'plan-hour',
      title: `${perHour} requests per hour`,
      quota: perHour,
      window: hour,
      partition: 'owner',
    },
    {
      id: 'plan-month',
      title: `${perMonth} requests per month`,
      quota: perMonth,
      window: month,
      partition: 'owner',
    },
  ] as const;

const problem = (status: number, code: string, message: string, details?: Problem['details']): Problem =>
  details ? { status, code, message, details } : { status, code, message };

/** A revoked key is deleted, and a regenerated one's old value is as if it had never been. */
const invalidKey = () => problem(401, 'UNAUTHORIZED', 'Invalid API key provided');

const badRequest = (message: string, details: Problem['details']) => problem(400, 'BAD_REQUEST', message, details);

const outages = {
  500: problem(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'),
  502: problem(502, 'BAD_GATEWAY', 'Bad gateway'),
  503: problem(503, 'SERVICE_UNAVAILABLE', 'Service unavailable'),
  504: problem(504, 'GATEWAY_TIMEOUT', 'Gateway timeout'),
};

const offset = { kind: 'offset', limitParameter: 'limit', positionParameter: 'offset' } as const;

/** Hypersave's memory API. What is peculiar, and where each fact is documented: README.md in this folder. */
export const hypersave = {
  id: 'hypersave',
  title: 'Hypersave',
  documentation: 'https://docs.hypersave.io/api-reference/authentication',
  baseUrl: 'https://api.hypersave.io',
  variables: { apiKey: ['HYPERSAVE_API_KEY'], baseUrl: 'HYPERSAVE_BASE_URL' },
  credentials: {
    carriers: [
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'insensitive' },
      { in: 'header', name: 'X-API-Key' },
    ],
    challenge: { scheme: 'Bearer', realm: 'Hypersave' },
  },
  keyFormat,
  access: { kind: 'none' },
  lifecycle: {
    acts: ['issue', 'regenerate', 'revoke'],
    editable: [],
    expiry: { kind: 'date' },
    afterRevocation: 'gone',
    environments: 'shared',
    propagationDelayMs: null,
  },
  limits: [],
  keyLimits: [
    { id: ownLimits.rateLimitPerHour, title: 'Rate limit per hour', window: hour },
    { id: ownLimits.monthlyRequestLimit, title: 'Monthly request limit', window: month },
  ],
  plans: {
    default: 'free',
    offered: [
      { id: 'free', title: 'Free', limits: planLimits(100, 10_000) },
      { id: 'pro', title: 'Pro', limits: planLimits(1000, 100_000) },
      { id: 'enterprise', title: 'Enterprise', limits: [] },
    ],
  },
  limitSignals: {
    retryAfter: true,
    headers: null,
    body: { path: ['retryAfter'], unit: 's' },
  },
  pagination: {
    memories: { ...offset, defaultLimit: 20, maxLimit: 100, read: readPage('data'), write: writeMemories },
    facts: { ...offset, defaultLimit: 50, maxLimit: 100, read: readPage('facts'), write: writeKnowledge('facts') },
    entities: {
      ...offset,
      defaultLimit: 50,
      maxLimit: 100,
      read: readPage('entities'),
      write: writeKnowledge('entities'),
    },
  },
  errors: {
    contentType: 'application/json; charset=utf-8',
    write: writeProblem,
    read: readProblem,
    refusals: {
      missing_key: () =>
        problem(401, 'UNAUTHORIZED', 'No API key provided. Include your API key in the Authorization header.'),
      invalid_key: invalidKey,
      wrong_environment: invalidKey,
      revoked_key: invalidKey,
      superseded_key: invalidKey,
      disabled_key: invalidKey,
      expired_key: () => problem(401, 'UNAUTHORIZED', 'API key has expired'),
      wrong_organization: () => problem(404, 'NOT_FOUND', 'Organization not found'),
      insufficient_scope: ({ required, granted }) =>
        problem(403, 'FORBIDDEN', 'Insufficient permissions', { required, provided: granted }),
      rate_limited: ({ retryAfterMs }) =>
        problem(
          429,
          'RATE_LIMITED',
          'Rate limit exceeded',
          Number.isFinite(retryAfterMs) ? { retryAfter: Math.max(1, Math.ceil(retryAfterMs / 1000)) } : undefined,
        ),
      invalid_parameter: ({ parameter, value, expected }) => {
        const shown = value === null ? null : echoOf(keyFormat, value);
        const details = { parameter, ...(shown === null ? {} : { value: shown }), expected };
        return badRequest(`Invalid value for ${parameter}`, details);
      },
      invalid_body: ({ path, expected }) =>
        badRequest('Invalid request body', { path: echoOf(keyFormat, path) ?? '', expected }),
      unsupported_media_type: ({ expected }) =>
        problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported media type', { expected }),
      payload_too_large: ({ maxBytes }) => problem(413, 'PAYLOAD_TOO_LARGE', 'Request body too large', { maxBytes }),
      not_found: ({ what }) => problem(404, 'NOT_FOUND', `${what} not found`),
      invalid_link: () => problem(403, 'FORBIDDEN', 'Insufficient permissions'),
      method_not_allowed: ({ allowed }) => problem(405, 'METHOD_NOT_ALLOWED', 'Method not allowed', { allowed }),
      conflict: ({ message }) => problem(409, 'CONFLICT', message),
      server_error: ({ status }) => outages[status],
    },
    hints: {
      unauthorized:
        'Send the whole key as a Bearer token, and look on the API Keys page of the Hypersave Platform whether it still exists: a deleted or regenerated key is invalid at once.',
      key_expired: 'Create a new key on the API Keys page of the Hypersave Platform.',
      rate_limited:
        'Wait as long as the answer says. The limit is that of the account’s plan, or one that the key was created with.',
      invalid_request:
        'Dates are ISO 8601, such as 2026-01-15 or 2026-01-15T10:00:00Z; a page holds up to 100 records.',
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies Provider;
