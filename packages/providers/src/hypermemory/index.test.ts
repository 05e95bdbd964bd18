import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { grants } from '../spec/access.ts';
import { envFile } from '../spec/env-file.ts';
import { type ErrorCode, problemOf } from '../spec/errors.ts';
import { keySecret, maskKey, parseKey, scannerPattern } from '../spec/key-format.ts';
import type { Refusal, RefusedRequest } from '../spec/refusal.ts';
import { hypermemory } from './index.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface ErrorFixture {
  title: string;
  source: string;
  status: number;
  /** What the server answers with it, or null where the body is only ever read. */
  refusal: Refusal | null;
  request?: { body: unknown };
  body: object;
  reads: { error: ErrorCode };
}
const errors: ErrorFixture[] = fixture('errors');

interface PageFixture {
  title: string;
  source: string;
  style: keyof typeof hypermemory.pagination;
  body: object;
  reads: { items: number; total: number | null; next: string | null };
}
const pages: PageFixture[] = fixture('pages');

interface KeyFixture {
  title: string;
  source: string;
  text: string;
  reads: { environment: string; mask: string } | { problem: string };
}
const keys: KeyFixture[] = fixture('keys');

const { errors: dialect, keyFormat, access, plans, operations } = hypermemory;
const now = { path: '/mcp', nowMs: Date.parse('2026-01-31T23:59:30Z') };
const written = (refusal: Refusal, request: RefusedRequest = now) =>
  JSON.parse(JSON.stringify(dialect.write(problemOf(dialect, refusal, request))));

describe('documented error bodies', () => {
  it.each(errors.filter(({ refusal }) => refusal))('writes the body of $title, field for field', (each) => {
    expect(problemOf(dialect, each.refusal as Refusal).status).toBe(each.status);
    expect(written(each.refusal as Refusal, { ...now, body: each.request?.body })).toEqual(each.body);
  });

  it.each(errors)('reads the body of $title', ({ status, body, reads }) => {
    const read = status < 400 ? dialect.inSuccess(body) : dialect.read(status, body);
    expect(read).toMatchObject(reads);
  });

  it('has a source for each', () => {
    for (const { source } of [...errors, ...pages, ...keys]) {
      expect(source).toMatch(/^(?:seed 003|docs: |code and (?:details|wording))/);
    }
  });
});

describe('documented pages', () => {
  it.each(pages)('reads $title', ({ style, body, reads }) => {
    const page = hypermemory.pagination[style].read(body);
    expect({ ...page, items: page.items.length }).toEqual(reads);
  });
});

describe('documented keys', () => {
  it.each(keys)('reads $title', ({ text, reads }) => {
    const parsed = parseKey(keyFormat, text);
    if ('problem' in reads) return expect(parsed).toEqual({ ok: false, problem: reads.problem });
    expect(parsed).toMatchObject({ ok: true, key: { environment: reads.environment } });
    expect(maskKey(keyFormat, text)).toBe(reads.mask);
    expect(String(keySecret(keyFormat, text))).toBe(reads.mask);
  });

  it('finds issued keys in a text', () => {
    expect(scannerPattern(keyFormat).source).toContain('(?:hm_live_|hm_test_)[0-9a-z]{36}');
  });

  it('writes the variable that the seed names into the .env template', () => {
    expect(Object.keys(parseEnv(envFile(hypermemory)))).toEqual(['HYPERMEMORY_API_KEY', 'HYPERMEMORY_BASE_URL']);
    expect(envFile(hypermemory)).toContain('HYPERMEMORY_API_KEY=hm_live_your_key_here\n');
  });

  it('ruling 29: knows the variable of a backup key', () => {
    expect(hypermemory.variables.apiKey).toEqual(['HYPERMEMORY_API_KEY', 'HYPERMEMORY_API_KEY_BACKUP']);
  });
});

describe('refusals', () => {
  it('security 11: tells nobody why a key is no good', () => {
    const kinds = ['revoked_key', 'superseded_key', 'disabled_key', 'expired_key', 'missing_key'] as const;
    const bodies = kinds.map((kind) => JSON.stringify(written({ kind })));
    expect(new Set(bodies)).toEqual(new Set([JSON.stringify(written({ kind: 'invalid_key', reason: 'unknown' }))]));
  });

  it.each([
    [1, 1],
    [1000, 1],
    [1001, 2],
    [60_000, 60],
  ])('rounds a wait of %d ms up to %d whole seconds', (retryAfterMs, seconds) => {
    expect(written({ kind: 'rate_limited', policy: 'requests-minute', retryAfterMs }).error.retry_after).toBe(seconds);
  });

  it('tells of a spent month how much it was and when the next one begins', () => {
    expect(written({ kind: 'rate_limited', policy: 'queries-month', retryAfterMs: 30_000, quota: 5000 })).toEqual({
      error: {
        code: 'QUOTA_EXCEEDED',
        message: 'Monthly query limit reached. Upgrade plan or wait for reset.',
        limit: 5000,
        current: 5000,
        resets_at: '2026-02-01T00:00:00.000Z',
      },
    });
  });

  it('security 23: never echoes a key, nor a value of more than a hundred characters', () => {
    for (const value of ['hm_live_abc123', 'HM_TEST_abc123', 'a1b2c3d4e5f6g7h8i9j0', 'no '.repeat(40)]) {
      const bodies = [
        written({ kind: 'invalid_parameter', parameter: 'period', value, expected: 'one of: day' }),
        written({ kind: 'invalid_body', path: `params.arguments.${value}`, expected: 'a text' }),
        written({ kind: 'invalid_body', path: '', expected: 'a text' }, { ...now, body: { id: value } }),
      ];
      expect(JSON.stringify(bodies)).not.toContain(value);
    }
  });
});

describe('credentials', () => {
  it('ruling 2: takes Bearer in these letters and in no other carrier', () => {
    expect(hypermemory.credentials.carriers).toEqual([
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
    ]);
  });
});

describe('scopes', () => {
  const levels = ['memory:read', 'memory:write', 'memory:admin'];
  it.each(levels.flatMap((grant, has) => levels.map((need, wants) => ({ grant, need, isEnough: has >= wants }))))(
    'each includes those below it: $grant for $need is $isEnough',
    ({ grant, need, isEnough }) => {
      expect(grants(access, [grant], [need])).toBe(isEnough);
    },
  );

  it('are needed by the tools as documented', () => {
    const byScope = (scope: string) =>
      Object.values(operations)
        .filter(({ scopes }) => scopes.some((needed) => needed.some((each) => each === scope)))
        .map(({ id }) => id)
        .sort();
    expect(byScope('memory:read')).toEqual(['memoryFindRelated', 'memoryGetRelationships', 'memoryRecall']);
    expect(byScope('memory:write')).toEqual(['memoryForget', 'memoryStore', 'memoryUpdate']);
    expect(byScope('memory:admin')).toEqual([
      'listKeys',
      'memoryCreateGraph',
      'memoryDeleteGraph',
      'memoryExportSubgraph',
      'memoryListGraphs',
      'memoryLoadLink',
      'revokeKey',
    ]);
  });
});

describe('the life of a key', () => {
  it('rulings 11, 13: is issued and revoked, that is all, and then the list hides it', () => {
    expect(hypermemory.lifecycle).toMatchObject({
      acts: ['issue', 'revoke'],
      editable: [],
      expiry: { kind: 'none' },
      afterRevocation: 'hidden',
    });
  });

  it('ruling 12: is listed and revoked over REST, with exactly 200', () => {
    const routes = Object.values(operations)
      .filter(({ tags }) => tags[0] === 'keys')
      .map(({ method, path, success }) => `${method} ${path} ${success}`);
    expect(routes).toEqual(['GET /v1/api-keys 200', 'DELETE /v1/api-keys/{keyId} 200']);
  });

  it('ruling 6: is good on a server of either environment', () => {
    expect(hypermemory.lifecycle.environments).toBe('shared');
  });
});

describe('plans', () => {
  it('are the documented table', () => {
    const table = plans.offered.map(({ title, keys: cap, limits, allowances: { nodes, graphs, export_bytes } }) => [
      ...[title, cap, ...limits.map(({ quota }) => quota)],
      ...[nodes, graphs, export_bytes],
    ]);
    expect(table).toEqual([
      ['Free', 1, 60, 5000, 1000, 1, 1_000_000],
      ['Developer', 5, 300, 50_000, 25_000, 3, 10_000_000],
      ['Pro', 20, 1000, 250_000, 100_000, 10, 50_000_000],
      ['Enterprise', null, null, null, null],
    ]);
  });

  it('refuse queries beyond the month’s on Free, and count them on Developer and Pro, where they are billed', () => {
    const beyond = plans.offered.map(({ limits }) =>
      limits.flatMap((limit) => (limit.id === 'queries-month' ? [limit.beyond] : [])),
    );
    expect(beyond).toEqual([['refused'], ['counted'], ['counted'], []]);
  });

  it('let reading tools alone cost a query', () => {
    const costing = Object.values(operations).filter(({ tags }) => tags.some((tag) => tag === 'query'));
    expect(costing.map(({ id }) => id)).toEqual(['memoryRecall', 'memoryFindRelated', 'memoryGetRelationships']);
  });
});

it('tells of the limit of a minute in its headers, and of no other', () => {
  expect(hypermemory.limitSignals.headers.policies).toEqual(['requests-minute']);
  const ids = hypermemory.plans.offered.flatMap(({ limits }) => limits.map(({ id }) => id));
  expect(ids).toContain('requests-minute');
});

it('ruling 24: counts every call of a recognised key, and audits successful ones too', () => {
  expect(hypermemory.usage).toEqual({
    lastUsed: 'recognised',
    requests: 'recognised',
    errorsFrom: 400,
    auditsSuccess: true,
  });
});
