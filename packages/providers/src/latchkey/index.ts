import { echoOf } from '../spec/echo.ts';
import type { Problem } from '../spec/errors.ts';
import type { Provider } from '../spec/provider.ts';
import { client } from './client.ts';
import { writeOpenPage, writePage, writeProblem } from './codecs.ts';

export { type KeyWire, type ManagedAct, type ManagedKey, readKey, writeKey } from './keys.ts';

const { errors, keyFormat, pagination } = client;

const problem = (status: number, code: string, message: string, details?: Problem['details']): Problem =>
  details ? { status, code, message, details } : { status, code, message };

/** One text for all that a cookie can hold (security 9). */
const sessionOver = () =>
  problem(
    401,
    'session_over',
    'The cookie holds no session that lives, or the request has two of them. Sign in again.',
  );

const forbidden = (details?: Problem['details']) => () =>
  problem(403, 'forbidden', 'This is not for you to see or do.', details);

/** What is wrong in a field, by a name that repeats no key. */
const invalid = (field: string, wanted: string, isMissing = false): Problem => {
  const expected = wanted.startsWith('ISO') ? `an ${wanted}` : wanted;
  const name = echoOf(keyFormat, field) ?? '';
  const details = { field: name, expected };
  if (isMissing && field === '') return problem(400, 'invalid_request', 'The request has no body. Send JSON.', details);
  const what = name === '' ? 'The body' : name;
  const said = isMissing ? `${what} is missing, and must be ${expected}.` : `${what} must be ${expected}.`;
  return problem(400, 'invalid_request', said, details);
};

/** The people's plane of a reference server, as a provider like the systems: its keys are sessions (README.md in this folder). */
export const latchkey = {
  ...client,
  documentation: 'https://github.com/latchkey/latchkey/blob/main/packages/reference-server/README.md',
  access: { kind: 'none' },
  lifecycle: {
    acts: ['issue', 'revoke'],
    editable: [],
    expiry: { kind: 'date' },
    afterRevocation: 'gone',
    propagationDelayMs: null,
  },
  pagination: {
    keys: { ...pagination.keys, write: writePage },
    audit: { ...pagination.audit, write: writeOpenPage },
  },
  errors: {
    ...errors,
    contentType: 'application/problem+json',
    write: writeProblem,
    refusals: {
      missing_key: () => problem(401, 'not_signed_in', 'Nobody is signed in. Sign in first.'),
      invalid_key: sessionOver,
      revoked_key: sessionOver,
      disabled_key: sessionOver,
      superseded_key: sessionOver,
      wrong_environment: sessionOver,
      expired_key: () => problem(401, 'session_expired', 'The session has expired. Sign in again.'),
      wrong_organization: () => problem(404, 'not_found', 'There is no such organisation.'),
      insufficient_scope: ({ required }) => forbidden({ required })(),
      rate_limited: ({ retryAfterMs }) => {
        if (!Number.isFinite(retryAfterMs)) return problem(429, 'too_many_requests', 'There were too many requests.');
        const retryAfter = Math.max(1, Math.ceil(retryAfterMs / 1000));
        const message = `There were too many requests. Wait ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`;
        return problem(429, 'too_many_requests', message, { retryAfter });
      },
      invalid_parameter: ({ parameter, expected }) => invalid(parameter, expected),
      invalid_body: ({ path, expected, isMissing }) => invalid(path, expected, isMissing),
      unsupported_media_type: ({ expected }) =>
        problem(415, 'unsupported_media_type', `Send ${expected}.`, { expected }),
      payload_too_large: ({ maxBytes }) =>
        problem(413, 'payload_too_large', `The body holds more than ${maxBytes} bytes.`, { maxBytes }),
      not_found: ({ what }) => problem(404, 'not_found', `There is no such ${what.toLowerCase()}.`),
      invalid_link: forbidden(),
      method_not_allowed: ({ allowed }) =>
        problem(405, 'method_not_allowed', `Use ${allowed.join(', ')}.`, { allowed }),
      conflict: ({ message }) => problem(409, 'conflict', message),
      server_error: ({ status }) => problem(status, 'server_error', 'The server failed. Try again.'),
    },
  },
  usage: { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 },
} as const satisfies Provider;
