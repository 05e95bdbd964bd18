import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import { client } from './client.ts';
import { writeKnowledge, writeMemories, writeProblem } from './codecs.ts';
import { ownLimits } from './keys.ts';
import { manager } from './manager.ts';

export { type ApiKeyWire, readKey, writeKey } from './keys.ts';

const { errors, keyFormat, pagination } = client;

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

/** Hypersave's memory API. What is peculiar, and where each fact is documented: README.md in this folder. */
export const hypersave = {
  ...client,
  documentation: 'https://docs.hypersave.io/api-reference/authentication',
  access: { kind: 'none' },
  lifecycle: {
    acts: ['issue', 'regenerate', 'revoke'],
    editable: [],
    expiry: { kind: 'date' },
    afterRevocation: 'gone',
    environments: 'shared',
    propagationDelayMs: null,
  },
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
  pagination: {
    memories: { ...pagination.memories, write: writeMemories },
    facts: { ...pagination.facts, write: writeKnowledge('facts') },
    entities: { ...pagination.entities, write: writeKnowledge('entities') },
  },
  errors: {
    ...errors,
    contentType: 'application/json; charset=utf-8',
    write: writeProblem,
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
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  manager,
} as const satisfies Provider;
