import { type BadRequest, room } from '../bad-request.ts';

const invalid = { status: 401, code: 'UNAUTHORIZED', message: 'Invalid API Key. Send the whole key' } as const;
const missing = { status: 401, code: 'UNAUTHORIZED', message: 'Invalid API Key. No key was sent' } as const;

/** Each is sent as the one key. */
const refused = (title: string, written: (key: string) => string, saidBy?: 'socket'): BadRequest => ({
  title,
  target: room,
  keys: ({ events }) => [written(events)],
  answer: invalid,
  ...(saidBy ? { saidBy } : {}),
});

const body = (key: string) => key.slice('hst_live_'.length);

export const keyCases: readonly BadRequest[] = [
  refused('a masked key', (key) => `${key.slice(0, 15)}...******`),
  refused('a key with a blank in it', (key) => `${key.slice(0, 30)} ${key.slice(30)}`),
  refused('a key with a tab in it', (key) => `${key.slice(0, 30)}\t${key.slice(30)}`),
  refused('the prefix of the other environment', (key) => `hst_test_${body(key)}`),
  refused('the prefix of no environment', (key) => `hst_prod_${body(key)}`),
  refused('no environment', (key) => `hst_${body(key)}`),
  refused('the prefix of another system', (key) => `hs_live_${body(key)}`),
  refused('a key in capitals', (key) => key.toUpperCase()),
  refused('a key whose last character is missing', (key) => key.slice(0, -1)),
  refused('a key with one character too many', (key) => `${key}0`),
  refused('a scheme before the key', (key) => `Bearer ${key}`),
  refused('a key in quotation marks', (key) => `"${key}"`),
  refused('a key with a comma behind it', (key) => `${key},`),
  refused('a key of ten thousand characters', () => `hst_live_${'a'.repeat(10_000)}`),
  refused('a key of one character', () => 'h'),
  refused('the placeholder of the template', () => 'hst_live_your_key_here'),
  refused('a prototype name', () => '__proto__'),
  refused('a letter beyond ASCII', (key) => `${key.slice(0, -1)}é`),
  refused('full-width letters in UTF-8', (key) => Buffer.from(`${key.slice(0, -1)}ａ`).toString('latin1'), 'socket'),
  { title: 'the same key in two headers', target: room, keys: ({ events }) => [events, events], answer: invalid },
  { title: 'two keys in two headers', target: room, keys: ({ events, full }) => [events, full], answer: invalid },
  {
    title: 'two keys in one header',
    target: room,
    keys: ({ events, full }) => [`${events}, ${full}`],
    answer: invalid,
  },
  { title: 'no key', target: room, keys: () => [], answer: missing },
  { title: 'an empty key', target: room, keys: () => [''], answer: missing },
  {
    title: 'a key in Authorization alone',
    target: room,
    keys: () => [],
    headers: [['Authorization', `Bearer hst_live_${'0'.repeat(64)}`]],
    answer: missing,
  },
  {
    title: 'a key in the query alone',
    target: `${room}?X-API-Key=hst_live_${'0'.repeat(64)}`,
    keys: () => [],
    answer: missing,
  },
  {
    title: 'an expired key',
    target: room,
    keys: ({ expired }) => [expired],
    answer: { status: 401, code: 'UNAUTHORIZED', message: 'Invalid API Key. The key has expired.' },
  },
  {
    title: 'a revoked key',
    target: room,
    keys: ({ revoked }) => [revoked],
    answer: { status: 401, code: 'UNAUTHORIZED', message: 'Invalid API Key. The key has been revoked.' },
  },
  {
    title: 'a key without the scope',
    target: '/data/recordings/room/room_1',
    answer: {
      status: 403,
      code: 'FORBIDDEN',
      message: 'Insufficient permissions. Required: read:recordings',
      details: { required: ['read:recordings'], provided: ['read:events'] },
      headers: {
        'www-authenticate': 'ApiKey realm="HyperStudy", error="insufficient_scope", scope="read:recordings"',
      },
    },
  },
  {
    title: 'blanks around a key, which HTTP takes off',
    target: room,
    keys: ({ events }) => [`  ${events} \t`],
    answer: { status: 200 },
  },
];
