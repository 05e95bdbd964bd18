import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { readOpenPage, readPage, readProblem } from './codecs.ts';
import { operations } from './operations.ts';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const keyFormat = {
  prefix: 'lks',
  separator: '_',
  environments: null,
  body: { length: 43, alphabet: alphanumeric },
  accepts: { minLength: 43, maxLength: 43, alphabet: alphanumeric },
  mask: { shown: 0, rest: '***' },
} as const satisfies KeyFormat;

const cursor = {
  kind: 'cursor',
  limitParameter: 'limit',
  positionParameter: 'cursor',
  defaultLimit: 50,
  maxLimit: 200,
} as const;

/** What a client reads of the people's plane. Its key is a session, which signing in brings and a cookie carries. */
export const client = {
  id: 'latchkey',
  title: 'Latchkey',
  baseUrl: 'http://127.0.0.1:4010/_latchkey',
  variables: { apiKey: ['LATCHKEY_SESSION'], baseUrl: 'LATCHKEY_BASE_URL' },
  credentials: {
    carriers: [{ in: 'cookie', name: 'latchkey_session' }],
    challenge: { scheme: 'Session', realm: 'Latchkey' },
  },
  keyFormat,
  limits: [
    {
      id: 'session-minute',
      title: '600 requests per minute of one session',
      quota: 600,
      window: { kind: 'sliding', ms: 60_000 },
      partition: 'key',
    },
  ],
  limitSignals: { retryAfter: true, headers: null, body: { path: ['retryAfter'], unit: 's' } },
  pagination: {
    keys: { ...cursor, read: readPage },
    audit: { ...cursor, read: readOpenPage },
  },
  errors: {
    read: readProblem,
    hints: {
      unauthorized:
        'Sign in with `signIn`: a session ends after eight hours, when the person signs out, and when the server starts anew.',
      key_expired: 'A session ends after eight hours. Sign in again.',
      plan_cap: 'Revoke a key that nobody needs, or change the plan.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
