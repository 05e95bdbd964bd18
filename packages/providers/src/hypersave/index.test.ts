import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { envFile } from '../spec/env-file.ts';
import { type ErrorCode, problemOf } from '../spec/errors.ts';
import { keySecret, maskKey, parseKey, scannerPattern } from '../spec/key-format.ts';
import type { Refusal } from '../spec/refusal.ts';
import { hypersave } from './index.ts';

const file = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const fixture = (name: string) => JSON.parse(file(`${name}.json`));

interface ErrorFixture {
  title: string;
  source: string;
  status: number;
  /** What the server answers with it, or null where the body is only ever read. */
  refusal: Refusal | null;
  body: object;
  reads: { error: ErrorCode };
}
const errors: ErrorFixture[] = fixture('errors');

interface PageFixture {
  title: string;
  source: string;
  style: keyof typeof hypersave.pagination;
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

const { errors: dialect, keyFormat, operations } = hypersave;
const written = (refusal: Refusal) => JSON.parse(JSON.stringify(dialect.write(problemOf(dialect, refusal))));

describe('documented error bodies', () => {
  it.each(errors.filter(({ refusal }) => refusal))('writes the body of $title, field for field', (each) => {
    expect(problemOf(dialect, each.refusal as Refusal).status).toBe(each.status);
    expect(written(each.refusal as Refusal)).toEqual(each.body);
  });

  it.each(errors)('reads the body of $title', ({ status, body, reads }) => {
    expect(dialect.read(status, body)).toMatchObject({ status, error: reads.error });
  });

  it('has a source for each', () => {
    for (const { source } of [...errors, ...pages, ...keys]) expect(source).toMatch(/^(seed 001|docs: |code: )/);
  });
});

describe('documented pages', () => {
  it.each(pages)('reads $title', ({ style, body, reads }) => {
    const page = hypersave.pagination[style].read(body);
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
    expect(scannerPattern(keyFormat).source).toContain('(?:hs_live_|hs_test_)[0-9A-Za-z]{32}');
  });

  it('writes the variable that the seed names into the .env template', () => {
    expect(Object.keys(parseEnv(envFile(hypersave)))).toEqual(['HYPERSAVE_API_KEY', 'HYPERSAVE_BASE_URL']);
    expect(Object.keys(parseEnv(file('examples/env-file.txt')))).toEqual(['HYPERSAVE_API_KEY']);
    const [, printed] = file('examples/env-file.txt').split('\n');
    expect(envFile(hypersave).split('\n')).toContain(printed);
  });

  it('ruling 7: writes a .env file with the key that the seed prints', () => {
    const [, printed] = file('examples/env-file.txt').split('\n');
    expect(envFile(hypersave, { secret: 'hs_live_xxxxxxxxxxxx' }).split('\n')).toContain(printed);
  });
});

describe('refusals', () => {
  it('security 11: says of an expired key alone why it is refused', () => {
    const dead = ['revoked_key', 'superseded_key', 'disabled_key'] as const;
    const bodies = dead.map((kind) => written({ kind }));
    expect(new Set(bodies.map((body) => JSON.stringify(body)))).toEqual(
      new Set([JSON.stringify(written({ kind: 'invalid_key', reason: 'unknown' }))]),
    );
  });

  it.each([
    [1, 1],
    [1000, 1],
    [1001, 2],
    [3_600_000, 3600],
    [31 * 86_400_000, 31 * 86_400],
  ])('ruling 18: rounds a wait of %d ms up to %d whole seconds', (retryAfterMs, seconds) => {
    expect(written({ kind: 'rate_limited', policy: 'key-month', retryAfterMs })).toEqual({
      success: false,
      error: 'RATE_LIMITED',
      message: 'Rate limit exceeded',
      retryAfter: seconds,
    });
  });

  it('names no time where no wait would help', () => {
    const refusal = { kind: 'rate_limited', policy: 'plan-hour', retryAfterMs: Number.POSITIVE_INFINITY } as const;
    expect(written(refusal)).not.toHaveProperty('retryAfter');
  });

  it('security 23: never echoes a key, nor a value of more than a hundred characters', () => {
    for (const value of ['hs_live_a1B2c3D4', 'HS_TEST_a1B2c3D4', 'a1B2c3D4e5F6g7H8i9J0', 'no '.repeat(40)]) {
      const bodies = [
        written({ kind: 'invalid_parameter', parameter: 'limit', value, expected: 'a number' }),
        written({ kind: 'invalid_body', path: value, expected: 'a text' }),
      ];
      expect(JSON.stringify(bodies)).not.toContain(value);
    }
  });
});

describe('carriers', () => {
  it('rulings 1, 2: reads Bearer in any case, then the header of its own client, and sends Bearer', () => {
    expect(hypersave.credentials.carriers).toEqual([
      { in: 'header', name: 'Authorization', scheme: 'Bearer', schemeCase: 'insensitive' },
      { in: 'header', name: 'X-API-Key' },
    ]);
  });

  it('ruling 2: has a document that marks the header as an extension', () => {
    const { components } = fixture('../document');
    expect(components.securitySchemes.clientHeader).toMatchObject({ name: 'X-API-Key', 'x-latchkey-own': true });
    expect(components.securitySchemes.bearer).not.toHaveProperty('x-latchkey-own');
  });

  it('asks every operation for a key, and for no scope', () => {
    for (const { scopes } of Object.values(operations)) expect(scopes).toEqual([[]]);
  });
});

describe('the life of a key', () => {
  it('rulings 11, 13: is issued, regenerated and revoked, that is all, and then it is gone', () => {
    expect(hypersave.lifecycle).toMatchObject({
      acts: ['issue', 'regenerate', 'revoke'],
      editable: [],
      afterRevocation: 'gone',
      expiry: { kind: 'date' },
    });
  });

  it('ruling 12: is listed, regenerated and revoked over REST, at the root and under /v1', () => {
    const routes = Object.values(operations)
      .filter(({ tags }) => tags[0] === 'keys')
      .map(({ method, path }) => `${method} ${path}`);
    const atRoot = ['GET /keys', 'POST /keys/{keyId}/regenerate', 'DELETE /keys/{keyId}'];
    expect(routes.sort()).toEqual([...atRoot, ...atRoot.map((route) => route.replace(' ', ' /v1'))].sort());
  });

  it('ruling 6: is good on a server of either environment', () => {
    expect(hypersave.lifecycle.environments).toBe('shared');
  });
});

describe('limits', () => {
  it('ruling 18: lets a key have an hourly and a monthly limit of its own', () => {
    expect(hypersave.keyLimits.map(({ id, window }) => [id, window.kind])).toEqual([
      ['key-hour', 'sliding'],
      ['key-month', 'month'],
    ]);
  });

  it('has the three documented plans, whose limits count for the account', () => {
    const table = hypersave.plans.offered.map(({ title, limits }) => [title, ...limits.map(({ quota }) => quota)]);
    expect(table).toEqual([['Free', 100, 10_000], ['Pro', 1000, 100_000], ['Enterprise']]);
    for (const { limits } of hypersave.plans.offered) {
      for (const { partition } of limits) expect(partition).toBe('owner');
    }
  });

  it('tells of them in the 429 alone, in seconds', () => {
    expect(hypersave.limitSignals).toEqual({
      retryAfter: true,
      headers: null,
      body: { path: ['retryAfter'], unit: 's' },
    });
  });
});
