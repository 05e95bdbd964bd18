import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import { client } from './client.ts';
import {
  environmentNameOf,
  noEnvironment,
  noOrganization,
  organizationNameOf,
  writeEnvironments,
  writeProblem,
  writeVideos,
} from './codecs.ts';
import { manager } from './manager.ts';
import { operations } from './operations.ts';

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

const problem = (status: keyof typeof reasons, message: string, details?: Problem['details']): Problem => ({
  status,
  code: reasons[status],
  message,
  ...(details ? { details } : {}),
});

/** What may be known of a 401 by someone who did not present the full secret of a key: nothing. */
const invalidKey = () => problem(401, 'Missing or invalid API key');

/** Where each parameter stands in a request: `query.pageSize`, `path.videoID`. */
const placeOf = new Map(
  Object.values(operations).flatMap(({ parameters }) =>
    parameters.map((parameter): [string, string] => [parameter.name, parameter.in]),
  ),
);

/** HesedVid. What is peculiar, and where each fact is documented: README.md in this folder. */
export const hesedvid = {
  ...client,
  documentation: 'https://docs.hesedvid.com/authentication/api-keys',
  access: { kind: 'none' },
  binding: {
    organization: { parameter: 'orgID', nameOf: organizationNameOf },
    environment: { parameter: 'envID', nameOf: environmentNameOf },
    types: [
      {
        id: 'environment',
        title: 'Environment-Specific',
        description: 'Single environment only',
        useCase: 'Production servers, specific apps',
        reach: 'environment',
        offered: true,
      },
      {
        id: 'full-access',
        title: 'Full-Access',
        description: 'All environments',
        useCase: 'Administrative tasks, CI/CD',
        reach: 'organization',
        offered: true,
      },
      {
        id: 'system',
        title: 'System',
        description: 'Cross-organization',
        useCase: 'Internal HesedVid services only',
        reach: 'everywhere',
        offered: false,
      },
    ],
    live: ['prod', 'production'],
  },
  lifecycle: {
    acts: ['issue', 'revoke'],
    editable: [],
    expiry: { kind: 'date' },
    afterRevocation: 'shown',
    // What a key sees follows from what it is bound to, whatever its prefix (ruling 6).
    environments: 'shared',
    propagationDelayMs: null,
  },
  pagination: {
    videos: { ...pagination.videos, write: writeVideos },
    environments: { ...pagination.environments, write: writeEnvironments },
  },
  errors: {
    ...errors,
    contentType: 'application/problem+json',
    write: writeProblem,
    refusals: {
      missing_key: invalidKey,
      invalid_key: invalidKey,
      revoked_key: () => problem(401, 'Missing or invalid API key. The key has been revoked.'),
      disabled_key: () => problem(401, 'Missing or invalid API key. The key has been disabled.'),
      expired_key: () => problem(401, 'Missing or invalid API key. The key has expired.'),
      superseded_key: () => problem(401, 'Missing or invalid API key. The key has been replaced by another.'),
      wrong_environment: () => problem(403, noEnvironment),
      wrong_organization: () => problem(403, noOrganization),
      // There are no scopes: only a server that was given some says it.
      insufficient_scope: ({ required }) => problem(403, 'Valid key, insufficient permissions', { required }),
      rate_limited: () => problem(429, 'Rate limit exceeded'),
      invalid_parameter: ({ parameter, value, expected }) => {
        const shown = value === null ? null : echoOf(keyFormat, value);
        const error = {
          location: `${placeOf.get(parameter) ?? 'query'}.${parameter}`,
          message: expected,
          ...(shown === null ? {} : { value: shown }),
        };
        return problem(400, `Invalid parameter: ${parameter} must be ${expected}`, { errors: [error] });
      },
      invalid_body: ({ path, expected, isMissing }) => {
        const named = echoOf(keyFormat, path) ?? '';
        const at = named === '' ? 'it' : named;
        return problem(400, isMissing ? `Invalid body: ${at} is required` : `Invalid body: ${at} must be ${expected}`, {
          errors: [{ location: named === '' ? 'body' : `body.${named}`, message: expected }],
        });
      },
      invalid_link: ({ reason }) =>
        problem(403, reason === 'expired' ? 'The URL has expired.' : 'The URL is not valid.'),
      not_found: ({ what }) => problem(404, `${what} not found`),
      method_not_allowed: ({ allowed }) => problem(405, `Method not allowed. Allowed: ${allowed.join(', ')}`),
      conflict: ({ message }) => problem(409, message),
      payload_too_large: ({ maxBytes }) => problem(413, `The body holds more than ${maxBytes} bytes.`),
      unsupported_media_type: ({ expected }) => problem(415, `Send the body as ${expected}.`),
      server_error: ({ status }) => problem(status, 'The server failed.'),
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
  manager,
} as const satisfies Provider;
