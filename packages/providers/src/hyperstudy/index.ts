import { accepted, offered } from '../spec/access.ts';
import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import { client } from './client.ts';
import { writePage, writeProblem } from './codecs.ts';
import { manager } from './manager.ts';

const { errors, keyFormat, pagination } = client;

const problem = (status: number, code: string, message: string, details?: Problem['details']): Problem =>
  details ? { status, code, message, details } : { status, code, message };

/** What may be known of a 401 by someone who did not present the full secret of a key: nothing. */
const invalidKey = () => problem(401, 'UNAUTHORIZED', 'Invalid API Key. Send the whole key, as it was shown once.');
const deadKey = (why: string) => () => problem(401, 'UNAUTHORIZED', `Invalid API Key. The key ${why}.`);

const timeParameters = new Set(['startTime', 'endTime']);

const outages = {
  500: problem(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'),
  502: problem(502, 'BAD_GATEWAY', 'bad gateway'),
  503: problem(503, 'SERVICE_UNAVAILABLE', 'service unavailable'),
  504: problem(504, 'GATEWAY_TIMEOUT', 'upstream timeout'),
};

/** HyperStudy's data API. What is peculiar, and where each fact is documented: README.md in this folder. */
export const hyperstudy = {
  ...client,
  documentation: 'https://docs.hyperstudy.io/experimenters/api-access/api-keys',
  access: {
    kind: 'scopes',
    implies: 'wildcard',
    allowsEmpty: false,
    vocabulary: [
      offered('read:events', 'Read event data', 'Participant interactions, component events, state transitions'),
      offered('read:recordings', 'Read recordings', 'Video/audio recordings from LiveKit sessions'),
      offered('read:chat', 'Read chat messages', 'Text chat messages between participants'),
      offered('read:ratings', 'Read rating data', 'Both continuous and sparse rating data'),
      offered('read:sync', 'Read sync metrics', 'Video synchronization quality metrics'),
      offered('read:participants', 'Read participant data', 'Participant metadata and session information'),
      offered('read:components', 'Read component metadata', 'Experiment component configurations'),
      offered('read:*', 'Read all data types', 'All read: scopes above'),
      offered('*', 'Full access', 'All scopes (including future ones)'),
      accepted('read:videochat', 'Read video chat'),
      accepted('read:experiments', 'Read experiments'),
      accepted('read:personas', 'Read personas'),
      accepted('write:events', 'Write events'),
      accepted('write:experiments', 'Write experiments'),
      accepted('write:personas', 'Write personas'),
      accepted('write:deployments', 'Write deployments'),
      accepted('delete:experiments', 'Delete experiments'),
      accepted('admin:api_keys', 'Manage API keys'),
      accepted('admin:users', 'Manage users'),
    ],
  },
  lifecycle: {
    acts: ['issue', 'update', 'revoke'],
    editable: ['name', 'description', 'scopes'],
    expiry: { kind: 'choices', choices: ['7d', '30d', '90d', '1y', 'never'], recommended: '90d' },
    afterRevocation: 'shown',
    propagationDelayMs: { min: 5_000, max: 10_000 },
    environments: 'separate',
  },
  pagination: { offset: { ...pagination.offset, write: writePage } },
  errors: {
    ...errors,
    contentType: 'application/json; charset=utf-8',
    write: writeProblem,
    refusals: {
      missing_key: () =>
        problem(
          401,
          'UNAUTHORIZED',
          'Invalid API Key. No key was sent in the X-API-Key header; the Authorization header is not read.',
        ),
      invalid_key: invalidKey,
      wrong_environment: invalidKey,
      revoked_key: deadKey('has been revoked'),
      expired_key: deadKey('has expired'),
      disabled_key: deadKey('is disabled'),
      superseded_key: deadKey('has been replaced'),
      wrong_organization: () => problem(403, 'FORBIDDEN', 'Not a member of this organization'),
      insufficient_scope: ({ required, granted }) =>
        problem(403, 'FORBIDDEN', `Insufficient permissions. Required: ${required.join(', ')}`, {
          required,
          provided: granted,
        }),
      rate_limited: () =>
        problem(429, 'RATE_LIMIT_EXCEEDED', 'Rate Limit Exceeded. Wait as many seconds as Retry-After says.'),
      invalid_parameter: ({ parameter, value, expected }) => {
        const isTime = timeParameters.has(parameter);
        const shown = value === null ? null : echoOf(keyFormat, value);
        const fault = value === null ? 'No readable value' : `Invalid ${isTime ? 'date format' : 'value'}`;
        return problem(400, 'INVALID_PARAMETER', `${fault} for ${parameter}`, {
          parameter,
          ...(shown === null ? {} : { value: shown }),
          expected: isTime ? 'ISO 8601 timestamp' : expected,
        });
      },
      invalid_body: ({ path, expected }) =>
        problem(400, 'VALIDATION_ERROR', 'Invalid request body', {
          errors: [{ path: echoOf(keyFormat, path) ?? '', expected }],
        }),
      invalid_link: ({ reason }) =>
        problem(403, 'FORBIDDEN', `The download link ${reason === 'expired' ? 'has expired' : 'is not signed here'}`),
      not_found: ({ what }) => problem(404, 'NOT_FOUND', `${what} not found`),
      method_not_allowed: ({ allowed }) =>
        problem(405, 'METHOD_NOT_ALLOWED', `Method not allowed. Allowed: ${allowed.join(', ')}`, { allowed }),
      conflict: ({ message }) => problem(409, 'CONFLICT', message),
      payload_too_large: ({ maxBytes }) => problem(413, 'PAYLOAD_TOO_LARGE', 'Request body too large', { maxBytes }),
      unsupported_media_type: ({ expected }) =>
        problem(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported media type', { expected }),
      server_error: ({ status }) => outages[status],
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  manager,
} as const satisfies Provider;
