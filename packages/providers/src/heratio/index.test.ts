import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { grants, scopesOfPermissions } from '../spec/access.ts';
import { envFile } from '../spec/env-file.ts';
import { type ErrorCode, problemOf } from '../spec/errors.ts';
import { keySecret, maskKey, parseKey, scannerPattern } from '../spec/key-format.ts';
import type { Refusal } from '../spec/refusal.ts';
import { heratio } from './index.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface ErrorFixture {
  title: string;
  source: string;
  status: number;
  /** What the server answers with it, or null where the body is only ever read. */
  refusal: Refusal | null;
  /** The documented fields. */
  body: object;
  /** Where no message is documented. */
  messageBegins?: string;
  /** The fields of ours that no document prints. */
  beyond?: string[];
  reads: { error: ErrorCode; requiredScopes?: string[] };
}
const errors: ErrorFixture[] = fixture('errors');

interface PageFixture {
  title: string;
  source: string;
  style: 'offset' | 'whole';
  body: { data: unknown[] };
  reads: { items: number; total: number | null; next: string | null };
}
const pages: PageFixture[] = fixture('pages');

interface KeyFixture {
  title: string;
  source: string;
  text: string;
  reads: { environment: null; mask: string } | { problem: string };
}
const keys: KeyFixture[] = fixture('keys');

const { access, errors: dialect, keyFormat, lifecycle, operations } = heratio;
const written = (refusal: Refusal) => dialect.write(problemOf(dialect, refusal));

describe('documented error bodies', () => {
  it.each(errors.filter(({ refusal }) => refusal))('writes the body of $title, and no field more', (each) => {
    const refusal = each.refusal as Refusal;
    const { status, message } = problemOf(dialect, refusal);
    expect(status).toBe(each.status);
    const ours = Object.fromEntries((each.beyond ?? []).map((field) => [field, expect.anything()]));
    expect(written(refusal)).toEqual({ ...each.body, ...ours });
    expect(message.startsWith(each.messageBegins ?? '')).toBe(true);
  });

  it.each(errors)('reads the body of $title', ({ status, refusal, body, reads }) => {
    for (const each of refusal ? [body, written(refusal)] : [body]) {
      const read = dialect.read(status, each);
      expect(read?.status).toBe(status);
      expect({ error: read?.error, requiredScopes: read?.requiredScopes }).toEqual({
        requiredScopes: undefined,
        ...reads,
      });
    }
  });

  it('writes an unknown path as it is documented, with its path and the time', () => {
    const request = { path: '/api/research/letters', nowMs: Date.parse('2026-01-15T10:00:00Z') };
    const documented = errors.find(({ title }) => title === 'an unknown path');
    const problem = problemOf(dialect, { kind: 'not_found', what: 'Route' }, request);
    expect(problem.status).toBe(documented?.status);
    expect(dialect.write(problem)).toEqual(documented?.body);
  });

  it('security 23: repeats no path that may hold a key', () => {
    const path = `/api/research/rk_${'ab12cd34'.repeat(8)}`;
    const problem = problemOf(dialect, { kind: 'not_found', what: 'Route' }, { path, nowMs: 0 });
    expect(problem.message).toBe('API endpoint not found');
  });

  it('names the quota of the key that has spent it', () => {
    const refusal = { kind: 'rate_limited', policy: 'key-hour', retryAfterMs: 1, quota: 250 } as const;
    expect(problemOf(dialect, refusal).message).toBe('Rate limit of 250 requests per hour exceeded.');
  });

  it.each([
    ['', 'well-formed JSON in UTF-8', 'Invalid body: expected well-formed JSON in UTF-8'],
    ['title', 'a text', 'Title must be a text'],
    ['booking_date', 'ISO 8601 date', "Field 'booking_date' must be ISO 8601 date"],
  ])('says of a field %j that is there and does not fit what it must be', (path, expected, message) => {
    expect(problemOf(dialect, { kind: 'invalid_body', path, expected }).message).toBe(message);
  });

  it('has a source for each', () => {
    for (const { source } of [...errors, ...pages, ...keys]) expect(source).toMatch(/^(seed 004|code: )/);
  });
});

describe('documented pages', () => {
  it.each(pages)('reads $title', ({ style, body, reads }) => {
    const page = heratio.pagination[style].read(body);
    expect({ ...page, items: page.items.length }).toEqual(reads);
    expect(page.items).toBe(body.data);
  });
});

describe('documented keys', () => {
  it.each(keys)('reads $title', ({ text, reads }) => {
    const parsed = parseKey(keyFormat, text);
    if ('problem' in reads) return expect(parsed).toEqual({ ok: false, problem: reads.problem });
    expect(parsed).toMatchObject({ ok: true, key: { environment: null } });
    expect(maskKey(keyFormat, text)).toBe(reads.mask);
    expect(String(keySecret(keyFormat, text))).toBe(reads.mask);
  });

  it('ruling 5: finds keys in a text by rk_ and 64 hexadecimal digits', () => {
    expect(scannerPattern(keyFormat).source).toContain('(?:rk_)[0-9a-f]{64}');
  });

  it('ruling 27: has variables of its own for the .env file', () => {
    expect(envFile(heratio)).toBe(
      '# .env\nHERATIO_API_KEY=rk_your_key_here\nHERATIO_BASE_URL=https://your-site.example/api/research\n',
    );
  });
});

describe('credentials', () => {
  it('ruling 1: are looked for in four places, of which the recommended one is sent', () => {
    expect(heratio.credentials.carriers).toEqual([
      { in: 'header', name: 'X-API-Key' },
      { in: 'header', name: 'X-REST-API-Key' },
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'sensitive' },
      { in: 'query', name: 'api_key' },
    ]);
  });

  it('security 9: unknown, malformed, ambiguous and revoked keys get one and the same text', () => {
    const reasons = ['malformed', 'unknown', 'ambiguous', 'not_yet_active'] as const;
    const bodies = reasons.map((reason) => JSON.stringify(written({ kind: 'invalid_key', reason })));
    expect(new Set([...bodies, JSON.stringify(written({ kind: 'revoked_key' }))]).size).toBe(1);
  });
});

describe('permissions', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['read'], ['read', 'search']],
    [['write'], ['write', 'create', 'update']],
    [['search'], ['search']],
    [
      ['read', 'write'],
      ['read', 'search', 'write', 'create', 'update'],
    ],
    [
      ['read', 'search'],
      ['read', 'search'],
    ],
    [
      ['write', 'search'],
      ['write', 'create', 'update', 'search'],
    ],
    [
      ['read', 'write', 'search'],
      ['read', 'search', 'write', 'create', 'update'],
    ],
  ])('%j stand for the scopes %j', (permissions, scopes) => {
    expect(scopesOfPermissions(access, permissions)).toEqual(scopes);
  });

  it('are three boxes, of which Read is ticked', () => {
    expect(access.permissions.map(({ title, preselected }) => [title, preselected])).toEqual([
      ['Read', true],
      ['Write', false],
      ['Search', false],
    ]);
  });

  it('security 42: may be none at all, which may do nothing', () => {
    expect(access.allowsEmpty).toBe(true);
    for (const { scopes } of Object.values(operations)) {
      expect(scopes.some((needed) => grants(access, [], needed))).toBe(false);
    }
  });
});

describe('operations', () => {
  const mayCall = (scope: string, method: string) =>
    Object.values(operations)
      .filter((operation) => operation.method === method)
      .map(({ scopes }) => scopes.some((needed) => grants(access, [scope], needed)));

  it.each([
    ['read', true, false],
    ['search', true, false],
    ['write', false, true],
    ['create', false, true],
    ['update', false, true],
  ])('with %s: GET %s, POST %s', (scope, reads, writes) => {
    expect(new Set(mayCall(scope, 'GET'))).toEqual(new Set([reads]));
    expect(new Set(mayCall(scope, 'POST'))).toEqual(new Set([writes]));
  });

  it('are the eleven of the document', () => {
    expect(Object.values(operations).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /profile',
      'GET /projects',
      'POST /projects',
      'GET /collections',
      'POST /collections',
      'GET /searches',
      'GET /bookings',
      'POST /bookings',
      'GET /bibliographies',
      'GET /annotations',
      'GET /stats',
    ]);
  });
});

describe('the life of a key', () => {
  it('ruling 11: is issued and revoked, and that is all', () => {
    expect(lifecycle.acts).toEqual(['issue', 'revoke']);
    expect(lifecycle.editable).toEqual([]);
    expect(lifecycle.afterRevocation).toBe('shown');
  });

  it('ends on a date or never', () => {
    expect(lifecycle.expiry).toEqual({ kind: 'date' });
  });

  it('allows 1000 requests a clock hour', () => {
    expect(heratio.limits).toEqual([
      expect.objectContaining({ quota: 1000, window: { kind: 'fixed', ms: 3_600_000 }, partition: 'key' }),
    ]);
  });

  it('ruling 24: is used only by what succeeds', () => {
    expect(heratio.usage.lastUsed).toBe('success');
  });
});
