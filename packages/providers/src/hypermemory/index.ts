import { offered } from '../spec/access.ts';
import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import type { Refusal, RefusedRequest } from '../spec/refusal.ts';
import { client } from './client.ts';
import { isNotification, rpcIdOf, writeKeys, writeProblem, writeResults } from './codecs.ts';
import { manager } from './manager.ts';

export { isNotification, rpcIdOf, writeResult, writeResults, writeToolError } from './codecs.ts';
export { type ApiKeyWire, readKey, writeKey } from './keys.ts';

const { errors, keyFormat, pagination } = client;

const requests = <const Quota extends number>(quota: Quota) =>
  ({
    id: 'requests-minute',
    title: `${quota} requests per minute per API key`,
    quota,
    window: { kind: 'sliding', ms: 60_000 },
    partition: 'key',
  }) as const;

/** Tools that read cost one query each; whatever the key is for, a sandbox's count too (ruling 6). */
const queries = <const Quota extends number, const Beyond extends 'refused' | 'counted'>(
  quota: Quota,
  beyond: Beyond,
) =>
  ({
    id: 'queries-month',
    title: `${quota} queries per month`,
    quota,
    window: { kind: 'month' },
    partition: 'owner',
    applies: { tags: ['query'] },
    beyond,
  }) as const;

const megabyte = 1_000_000;

const problem = (status: number, code: string, message: string, details?: Problem['details']): Problem =>
  details ? { status, code, message, details } : { status, code, message };

/** One answer to every key that is not good, and to none: nothing tells a revoked one from one that never was. */
const unauthorized = () => problem(401, 'UNAUTHORIZED', 'Invalid or missing API key');

/** The limit of the minute and that of the month have bodies of their own. */
const limited = (
  { policy, retryAfterMs, quota }: Extract<Refusal, { kind: 'rate_limited' }>,
  request?: RefusedRequest,
): Problem => {
  const isKnown = Number.isFinite(retryAfterMs);
  if (policy !== 'queries-month') {
    const seconds = isKnown ? { retry_after: Math.max(1, Math.ceil(retryAfterMs / 1000)) } : undefined;
    return problem(429, 'RATE_LIMITED', 'Too many requests', seconds);
  }
  return problem(429, 'QUOTA_EXCEEDED', 'Monthly query limit reached. Upgrade plan or wait for reset.', {
    ...(quota === undefined ? {} : { limit: quota, current: quota }),
    ...(isKnown && request ? { resets_at: new Date(request.nowMs + retryAfterMs).toISOString() } : {}),
  });
};

/** What is wrong with a call's body is said by the tool: as a JSON-RPC error, which HTTP knows nothing of. */
const invalidCall = (
  { path, expected }: Extract<Refusal, { kind: 'invalid_body' }>,
  request?: RefusedRequest,
): Problem => {
  const parameter = echoOf(keyFormat, path.replace(/^params\.(?:arguments\.)?/, '')) ?? '';
  const call = rpcIdOf(request?.body);
  const message = parameter === '' ? 'Invalid request' : `Invalid value for parameter: ${parameter}`;
  const status = isNotification(request?.body) ? 202 : 200;
  return problem(status, 'INVALID_PARAMETER', message, { call, ...(parameter === '' ? {} : { parameter }), expected });
};

const outages = {
  500: problem(500, 'INTERNAL_ERROR', 'Internal server error'),
  502: problem(502, 'BAD_GATEWAY', 'Bad gateway'),
  503: problem(503, 'SERVICE_UNAVAILABLE', 'Service unavailable'),
  504: problem(504, 'GATEWAY_TIMEOUT', 'Gateway timeout'),
};

/** HyperMemory's API. What is peculiar, and where each fact is documented: README.md in this folder. */
export const hypermemory = {
  ...client,
  documentation: 'https://docs.hypermemory.io/authentication/managing-keys',
  access: {
    kind: 'scopes',
    implies: 'hierarchy',
    allowsEmpty: false,
    vocabulary: [
      offered('memory:read', 'Read', 'Recall memories and follow their connections'),
      offered('memory:write', 'Write', 'Store, update and forget memories, and read them'),
      offered('memory:admin', 'Admin', 'Export and load memories, manage graphs and keys, and all of the above'),
    ],
  },
  lifecycle: {
    acts: ['issue', 'revoke'],
    editable: [],
    expiry: { kind: 'none' },
    afterRevocation: 'hidden',
    environments: 'shared',
    propagationDelayMs: null,
  },
  plans: {
    default: 'free',
    offered: [
      {
        id: 'free',
        title: 'Free',
        keys: 1,
        limits: [requests(60), queries(5000, 'refused')],
        allowances: { nodes: 1000, graphs: 1, export_bytes: megabyte },
      },
      {
        id: 'developer',
        title: 'Developer',
        keys: 5,
        limits: [requests(300), queries(50_000, 'counted')],
        allowances: { nodes: 25_000, graphs: 3, export_bytes: 10 * megabyte },
      },
      {
        id: 'pro',
        title: 'Pro',
        keys: 20,
        limits: [requests(1000), queries(250_000, 'counted')],
        allowances: { nodes: 100_000, graphs: 10, export_bytes: 50 * megabyte },
      },
      {
        id: 'enterprise',
        title: 'Enterprise',
        keys: null,
        limits: [],
        allowances: { nodes: null, graphs: null, export_bytes: null },
      },
    ],
  },
  pagination: {
    keys: { ...pagination.keys, write: writeKeys },
    recall: { ...pagination.recall, write: writeResults },
    related: { ...pagination.related, write: writeResults },
  },
  errors: {
    ...errors,
    contentType: 'application/json',
    write: writeProblem,
    refusals: {
      missing_key: unauthorized,
      invalid_key: unauthorized,
      revoked_key: unauthorized,
      disabled_key: unauthorized,
      expired_key: unauthorized,
      superseded_key: unauthorized,
      wrong_environment: unauthorized,
      wrong_organization: () => problem(404, 'NOT_FOUND', 'Account not found'),
      insufficient_scope: ({ required, granted }) =>
        problem(403, 'FORBIDDEN', `API key lacks required scope: ${required.join(', ')}`, {
          required_scope: required.join(', '),
          key_scopes: granted,
        }),
      rate_limited: limited,
      invalid_parameter: ({ parameter, expected }) =>
        problem(400, 'INVALID_PARAMETER', `Invalid value for parameter: ${parameter}`, { parameter, expected }),
      invalid_body: invalidCall,
      unsupported_media_type: ({ expected }) =>
        problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported media type', { expected }),
      payload_too_large: ({ maxBytes }) =>
        problem(413, 'PAYLOAD_TOO_LARGE', 'Request body too large', { max_bytes: maxBytes }),
      not_found: ({ what }) => problem(404, 'NOT_FOUND', `${what} not found`),
      invalid_link: () => problem(403, 'FORBIDDEN', 'The link is not valid'),
      method_not_allowed: ({ allowed }) => problem(405, 'METHOD_NOT_ALLOWED', 'Method not allowed', { allowed }),
      conflict: ({ message }) => problem(409, 'CONFLICT', message),
      server_error: ({ status }) => outages[status],
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400, auditsSuccess: true },
  manager,
} as const satisfies Provider;
