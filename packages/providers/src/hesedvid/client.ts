import type { KeyFormat } from '../spec/key-format.ts';
import type { ClientHalf } from '../spec/provider.ts';
import { readEnvironments, readProblem, readVideos } from './codecs.ts';
import { operations } from './operations.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const keyFormat = {
  prefix: 'hv',
  separator: '_',
  environments: ['live', 'test'],
  body: { length: 32, alphabet: letters },
  accepts: { minLength: 22, maxLength: 35, alphabet: letters },
  mask: { shown: 4, rest: '...' },
} as const satisfies KeyFormat;

const hourMs = 3_600_000;

/** What a client reads of HesedVid. README.md tells where each fact is documented. */
export const client = {
  id: 'hesedvid',
  title: 'HesedVid',
  baseUrl: 'https://api.hesedvid.com/v1/api',
  variables: { apiKey: ['HESEDVID_API_KEY'], baseUrl: 'HESEDVID_BASE_URL' },
  credentials: {
    carriers: [{ in: 'header', name: 'X-Api-Key' }],
    challenge: { scheme: 'ApiKey', realm: 'HesedVid' },
  },
  keyFormat,
  // One class a request (ruling 19): every operation that asks for a key has exactly one of these tags.
  limits: [
    {
      id: 'general',
      title: '10,000 general API calls per hour',
      quota: 10_000,
      window: { kind: 'fixed', ms: hourMs },
      partition: 'key',
      applies: { tags: ['environments'] },
    },
    {
      id: 'video',
      title: '1,000 video operations per hour',
      quota: 1000,
      window: { kind: 'fixed', ms: hourMs },
      partition: 'key',
      applies: { tags: ['videos'] },
    },
    {
      id: 'analytics',
      title: '500 analytics queries per hour',
      quota: 500,
      window: { kind: 'fixed', ms: hourMs },
      partition: 'key',
      applies: { tags: ['analytics'] },
    },
  ],
  limitSignals: {
    retryAfter: true,
    headers: {
      limit: 'X-RateLimit-Limit',
      remaining: 'X-RateLimit-Remaining',
      reset: 'X-RateLimit-Reset',
      resetUnit: 'epoch_s',
      documented: true,
    },
    body: null,
  },
  pagination: {
    videos: {
      kind: 'page',
      limitParameter: 'pageSize',
      positionParameter: 'page',
      defaultLimit: 20,
      maxLimit: 100,
      read: readVideos,
    },
    environments: { kind: 'whole', read: readEnvironments },
  },
  errors: {
    read: readProblem,
    hints: {
      unauthorized:
        'Check the X-Api-Key header: verify that the key is copied correctly, that it has not expired or been revoked, and that it is of the correct environment. Create another one under Settings → API Keys; a lost key cannot be shown again.',
      key_expired: 'Create a new key under Settings → API Keys.',
      wrong_environment:
        'Use the key of the correct environment, or a full-access key: verify that it has access to the requested environment.',
      wrong_organization:
        'Ensure that the organization ID is correct, and that the key was created in this organization.',
      insufficient_scope:
        'Check whether the key type matches your use case, and whether the key has access to the requested environment.',
      rate_limited:
        'Back off, and consider caching responses: general calls, video operations and analytics queries are counted apart, and each count starts anew with the hour. Contact support for higher limits.',
      conflict: 'A video can be played once it is ready: ask for it until it is.',
      invalid_request: 'Correct what the message names. Dates are YYYY-MM-DD, a page holds at most 100 videos.',
    },
  },
  // Named, so that the published declarations refer to the table instead of repeating it.
  operations: operations as typeof operations,
} as const satisfies ClientHalf;
