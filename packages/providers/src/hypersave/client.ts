import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { readPage, readProblem } from './codecs.ts';
import { operations } from './operations.ts';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const keyFormat = {
  prefix: 'hs',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 32, alphabet: alphanumeric },
  accepts: { minLength: 12, maxLength: 128, alphabet: alphanumeric },
  mask: { shown: 4, rest: '...' },
  placeholder: 'xxxxxxxxxxxx',
} as const satisfies KeyFormat;

const offset = { kind: 'offset', limitParameter: 'limit', positionParameter: 'offset' } as const;

/** What a client reads of Hypersave. README.md tells where each fact is documented. */
export const client = {
  id: 'hypersave',
  title: 'Hypersave',
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
  limits: [],
  limitSignals: {
    retryAfter: true,
    headers: null,
    body: { path: ['retryAfter'], unit: 's' },
  },
  pagination: {
    memories: { ...offset, defaultLimit: 20, maxLimit: 100, read: readPage('data') },
    facts: { ...offset, defaultLimit: 50, maxLimit: 100, read: readPage('facts') },
    entities: {
      ...offset,
      defaultLimit: 50,
      maxLimit: 100,
      read: readPage('entities'),
    },
  },
  errors: {
    read: readProblem,
    hints: {
      unauthorized:
        'Include the whole key in the Authorization header, as a Bearer token, and look on the API Keys page of the Hypersave Platform whether it still exists: a deleted or regenerated key is invalid at once.',
      key_expired: 'Create a new key on the API Keys page of the Hypersave Platform.',
      rate_limited:
        'Wait as long as the answer says. The limit is that of the account’s plan, or one that the key was created with.',
      invalid_request:
        'Dates are ISO 8601, such as 2026-01-15 or 2026-01-15T10:00:00Z; a page holds up to 100 records.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
