import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { hourlyPolicy, hourlyQuota, readPage, readProblem, readWhole } from './codecs.ts';
import { operations } from './operations.ts';

const keyFormat = {
  prefix: 'rk',
  separator: '_',
  environments: null,
  body: { length: 64, alphabet: '0123456789abcdef' },
  accepts: { minLength: 64, maxLength: 64, alphabet: '0123456789abcdef' },
  mask: { shown: 5, rest: '...' },
} as const satisfies KeyFormat;

/** What a client reads of Heratio. README.md tells where each fact is documented. */
export const client = {
  id: 'heratio',
  title: 'Heratio Research API',
  baseUrl: 'https://your-site.example/api/research',
  installations: 'many',
  variables: { apiKey: ['HERATIO_API_KEY'], baseUrl: 'HERATIO_BASE_URL' },
  credentials: {
    carriers: [
      { in: 'header', name: 'X-API-Key' },
      { in: 'header', name: 'X-REST-API-Key' },
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
      { in: 'query', name: 'api_key' },
    ],
    challenge: { scheme: 'Bearer', realm: 'Heratio' },
  },
  keyFormat,
  limits: [
    {
      id: hourlyPolicy,
      title: '1000 requests per clock hour per API key',
      quota: hourlyQuota,
      window: { kind: 'fixed', ms: 3_600_000 },
      partition: 'key',
    },
  ],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-RateLimit-Limit',
      remaining: 'X-RateLimit-Remaining',
      reset: null,
      resetUnit: 'epoch_s',
      documented: true,
    },
    body: null,
  },
  pagination: {
    offset: {
      kind: 'offset',
      limitParameter: 'limit',
      positionParameter: 'offset',
      defaultLimit: 50,
      maxLimit: 100,
      read: readPage,
    },
    whole: { kind: 'whole', read: readWhole },
  },
  errors: {
    read: readProblem,
    hints: {
      unauthorized:
        'Send the whole key in X-API-Key, and look on the API Keys page of your researcher profile whether it has been revoked. A lost key cannot be shown again: revoke it and generate a new one.',
      key_expired: 'The expiry date of a key cannot be changed: generate a new one on the API Keys page.',
      insufficient_scope:
        'Permissions are chosen when a key is generated: Read for reading, Write for creating. Generate a new key that has them.',
      rate_limited: 'The count starts anew with each clock hour.',
      conflict: 'Another booking holds the reading room at that time. Choose another time or room.',
      invalid_request: 'Dates are YYYY-MM-DD, times HH:MM; a page holds at most 100 records.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
