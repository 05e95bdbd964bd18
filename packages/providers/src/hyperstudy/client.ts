import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { readPage, readProblem } from './codecs.ts';
import { operations } from './operations.ts';

const keyFormat = {
  prefix: 'hst',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 64, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
  accepts: {
    minLength: 11,
    maxLength: 128,
    alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  },
  mask: { shown: 6, rest: '...******' },
} as const satisfies KeyFormat;

/** What a client reads of HyperStudy. README.md tells where each fact is documented. */
export const client = {
  id: 'hyperstudy',
  title: 'HyperStudy',
  baseUrl: 'https://api.hyperstudy.io/api/v3',
  variables: { apiKey: ['HYPERSTUDY_API_KEY'], baseUrl: 'HYPERSTUDY_BASE_URL' },
  credentials: {
    carriers: [{ in: 'header', name: 'X-API-Key' }],
    challenge: { scheme: 'ApiKey', realm: 'HyperStudy' },
  },
  keyFormat,
  limits: [
    {
      id: 'key-hour',
      title: '1000 requests per hour per API key',
      quota: 1000,
      window: { kind: 'sliding', ms: 3_600_000 },
      partition: 'key',
    },
    {
      id: 'endpoint-minute',
      title: '100 requests per minute per endpoint',
      quota: 100,
      window: { kind: 'sliding', ms: 60_000 },
      partition: 'key+operation',
    },
  ],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-RateLimit-Limit',
      remaining: 'X-RateLimit-Remaining',
      reset: 'X-RateLimit-Reset',
      resetUnit: 'epoch_s',
      documented: false,
    },
    body: null,
  },
  pagination: {
    offset: {
      kind: 'offset',
      limitParameter: 'limit',
      positionParameter: 'offset',
      defaultLimit: 1000,
      maxLimit: 10_000,
      csv: { parameter: 'format', value: 'csv' },
      read: readPage,
    },
  },
  errors: {
    read: readProblem,
    hints: {
      unauthorized:
        'Check that you send the full key (not the masked one of the table) in the X-API-Key header (not Authorization), without extra spaces or line breaks. Look in the API Key Manager whether it has expired or been revoked. A test key (hst_test_) works on a test server only. A new key may need 5–10 seconds.',
      insufficient_scope:
        'Check which scopes the key has. Edit it in the API Key Manager to add the required one, or create a new key with broader permissions.',
      rate_limited:
        'Add delays between requests, use pages with a smaller limit, cache results locally, or contact support if you need higher limits.',
      wrong_organization: 'Take a key whose owner belongs to the organisation that the data is of.',
      invalid_request:
        'Times are ISO 8601, such as 2026-01-15T10:00:00Z; a participant is asked for together with roomId.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
