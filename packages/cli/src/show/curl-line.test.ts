import type { Provider } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { loadSystems } from '../systems.ts';
import { curlLine } from './curl-line.ts';

const operation = (method: string, path: string, page: string | null = null) => ({ method, path, page });

const provider = {
  variables: { apiKey: ['ACME_KEY'], baseUrl: 'ACME_URL' },
  credentials: { carriers: [{ in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' }] },
  pagination: {
    offset: { kind: 'offset', limitParameter: 'limit' },
    inBody: { kind: 'offset', in: 'body', limitParameter: '/limit' },
    whole: { kind: 'whole' },
  },
  operations: {
    list: operation('GET', '/rooms/{room}/things', 'offset'),
    all: operation('GET', '/things', 'whole'),
    search: operation('POST', '/search', 'inBody'),
    remove: operation('DELETE', '/things/{id}'),
  },
} as unknown as Provider;

const head = 'curl -H "Authorization: Bearer $ACME_KEY"';

it.each([
  ['list', { path: { room: 'a/b' } }, `${head} "$ACME_URL/rooms/a%2Fb/things?limit=2"`],
  ['all', { path: {} }, `${head} "$ACME_URL/things"`],
  ['remove', { path: { id: '1' } }, 'curl -X DELETE -H "Authorization: Bearer $ACME_KEY" "$ACME_URL/things/1"'],
  [
    'search',
    { path: {}, body: { query: "Aphrodite's" } },
    `${head} -H "Content-Type: application/json" -d '{"query":"Aphrodite'\\''s"}' "$ACME_URL/search"`,
  ],
])('is a line for a shell: %s', (id, call, line) => {
  expect(curlLine(provider, { operation: id, ...call })).toBe(line);
});

it('is none where there is nothing to call', () => {
  expect(curlLine(provider, undefined)).toBeNull();
  expect(curlLine(provider, { operation: 'nosuch', path: {} })).toBeNull();
});

it('there is one for the demonstration of every system', async () => {
  for (const { provider: each, world } of await loadSystems()) {
    const { demo } = world();
    if (demo) expect(curlLine(each, demo.list)).toMatch(/^curl .*"$/);
  }
});
