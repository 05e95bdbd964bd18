import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { readKeys, readProblem, readResults, readToolError } from './codecs.ts';
import { operations } from './operations.ts';

const keyFormat = {
  prefix: 'hm',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 36, alphabet: 'abcdefghijklmnopqrstuvwxyz0123456789' },
  accepts: {
    minLength: 12,
    maxLength: 128,
    alphabet: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  },
  mask: { shown: 0, rest: '' },
} as const satisfies KeyFormat;

/** Both lists move by two of their tool's arguments. */
const results = {
  kind: 'offset',
  in: 'body',
  limitParameter: '/params/arguments/max_results',
  positionParameter: '/params/arguments/offset',
  defaultLimit: 10,
  maxLimit: 100,
  read: readResults,
} as const;

/** What a client reads of HyperMemory. README.md tells where each fact is documented. */
export const client = {
  id: 'hypermemory',
  title: 'HyperMemory',
  baseUrl: 'https://api.hypermemory.io',
  variables: { apiKey: ['HYPERMEMORY_API_KEY', 'HYPERMEMORY_API_KEY_BACKUP'], baseUrl: 'HYPERMEMORY_BASE_URL' },
  credentials: {
    carriers: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' }],
    challenge: { scheme: 'Bearer', realm: 'HyperMemory' },
  },
  keyFormat,
  limits: [],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-RateLimit-Limit',
      remaining: 'X-RateLimit-Remaining',
      reset: 'X-RateLimit-Reset',
      resetUnit: 'epoch_s',
      documented: true,
      policies: ['requests-minute'],
    },
    body: { path: ['error', 'retry_after'], unit: 's' },
  },
  pagination: {
    keys: { kind: 'whole', read: readKeys },
    recall: results,
    related: results,
  },
  errors: {
    read: readProblem,
    inSuccess: readToolError,
    hints: {
      unauthorized:
        'Send `Authorization: Bearer` and the whole key, with one blank between them, and look under Settings → API Keys whether it is still there. A revoked key cannot come back: create another one.',
      insufficient_scope:
        'The scopes of a key cannot be extended: create a key that has the scope under Settings → API Keys, and revoke the old one.',
      rate_limited: 'The limit is that of the plan, for each key and minute. Wait as long as the answer says.',
      quota_exceeded:
        'The month’s queries are used up. They come back on the first of the month, 00:00 UTC, or at once with a larger plan (Settings → Billing).',
      plan_cap: 'Revoke or delete what is not needed, or upgrade the plan (Settings → Billing → Upgrade Plan).',
      invalid_request:
        'The error’s details name the argument and what it may be; tools() gives the schema of each tool.',
      not_found: 'Ids are of one graph and of one environment: a test key sees what test keys stored.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
