import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expandScopes, grants } from '../spec/access.ts';
import { envFile } from '../spec/env-file.ts';
import { type ErrorCode, problemOf } from '../spec/errors.ts';
import { keySecret, maskKey, parseKey, scannerPattern } from '../spec/key-format.ts';
import type { Refusal } from '../spec/refusal.ts';
import { hyperstudy } from './index.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface ErrorFixture {
  title: string;
  source: string;
  status: number;
  /** What the server answers with it, or null where the body is only ever read. */
  refusal: Refusal | null;
  /** The documented fields. */
  body: object;
  /** Where only the message's beginning is documented. */
  messageBegins?: string;
  reads: { error: ErrorCode; requiredScopes?: string[] };
}
const errors: ErrorFixture[] = fixture('errors');

interface PageFixture {
  title: string;
  source: string;
  body: { data: unknown[] };
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

const { errors: dialect, keyFormat } = hyperstudy;
const written = (refusal: Refusal) => dialect.write(problemOf(dialect, refusal));

describe('documented error bodies', () => {
  it.each(errors.filter(({ refusal }) => refusal))('writes the body of $title', (each) => {
    const refusal = each.refusal as Refusal;
    const { status, message } = problemOf(dialect, refusal);
    expect(status).toBe(each.status);
    expect(written(refusal)).toMatchObject(each.body);
    expect(message.startsWith(each.messageBegins ?? '')).toBe(true);
  });

  it.each(errors.filter(({ refusal, body }) => refusal && 'message' in Object(Reflect.get(body, 'error'))))(
    'writes no field more than the documented body of $title',
    ({ refusal, body }) => {
      expect(written(refusal as Refusal)).toEqual(body);
    },
  );

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

  it('has a source for each', () => {
    for (const { source } of [...errors, ...pages, ...keys]) expect(source).toMatch(/^(seed 000|docs: |code: )/);
  });
});

describe('documented pages', () => {
  it.each(pages)('reads $title', ({ body, reads }) => {
    const page = hyperstudy.pagination.offset.read(body);
    expect({ ...page, items: page.items.length }).toEqual(reads);
    expect(page.items).toBe(body.data);
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

  it('finds issued keys in a text by the documented pattern', () => {
    expect(scannerPattern(keyFormat).source).toContain('(?:hst_live_|hst_test_)[0-9a-z]{64}');
  });

  it('writes the .env template of the seed', () => {
    expect(envFile(hyperstudy)).toBe(
      '# .env\nHYPERSTUDY_API_KEY=hst_live_your_key_here\nHYPERSTUDY_BASE_URL=https://api.hyperstudy.io/api/v3\n',
    );
  });
});

describe('refusals', () => {
  it('security 9: answers malformed, unknown, ambiguous and not yet active keys with one and the same text', () => {
    const reasons = ['malformed', 'unknown', 'ambiguous', 'not_yet_active'] as const;
    const bodies = reasons.map((reason) => JSON.stringify(written({ kind: 'invalid_key', reason })));
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.stringify(written({ kind: 'wrong_environment', environment: 'live' }))).toBe(bodies[0]);
  });

  it('security 11: says why a key is dead, which only the holder of its secret gets to read', () => {
    expect(problemOf(dialect, { kind: 'expired_key' }).message).toBe('Invalid API Key. The key has expired.');
    expect(problemOf(dialect, { kind: 'revoked_key' }).message).toBe('Invalid API Key. The key has been revoked.');
  });

  it('says of a missing key which header is read, and which is not', () => {
    const { message } = problemOf(dialect, { kind: 'missing_key' });
    expect(message).toContain('X-API-Key');
    expect(message).toContain('Authorization header is not read');
  });

  it('security 31: names every required scope, and those of the key', () => {
    expect(
      problemOf(dialect, { kind: 'insufficient_scope', required: ['read:events', 'read:chat'], granted: [] }),
    ).toEqual({
      status: 403,
      code: 'FORBIDDEN',
      message: 'Insufficient permissions. Required: read:events, read:chat',
      details: { required: ['read:events', 'read:chat'], provided: [] },
    });
  });

  it('leaves out the value of a parameter that was not sent', () => {
    const refusal = { kind: 'invalid_parameter', parameter: 'roomId', value: null, expected: 'a text' } as const;
    expect(problemOf(dialect, refusal).details).toEqual({ parameter: 'roomId', expected: 'a text' });
  });

  it.each(['endTime', 'startTime'])('asks for a timestamp where %s is not one', (parameter) => {
    const refusal = { kind: 'invalid_parameter', parameter, value: '5', expected: 'whatever' } as const;
    expect(problemOf(dialect, refusal)).toMatchObject({
      message: `Invalid date format for ${parameter}`,
      details: { expected: 'ISO 8601 timestamp' },
    });
  });

  it.each([
    ['has expired', { kind: 'invalid_link', reason: 'expired' }],
    ['is not signed here', { kind: 'invalid_link', reason: 'unsigned' }],
  ] as const)('says of a download link that it %s', (why, refusal) => {
    expect(problemOf(dialect, refusal)).toEqual({
      status: 403,
      code: 'FORBIDDEN',
      message: `The download link ${why}`,
    });
  });

  it('security 23: never echoes a key, nor a value of more than a hundred characters', () => {
    for (const value of ['hst_live_a3f2b4c5d6e7', 'HST_TEST_a3f2b4c5d6e7', 'a3f2b4c5d6e7f8g9h0i1', 'no '.repeat(40)]) {
      const bodies = [
        written({ kind: 'invalid_parameter', parameter: 'limit', value, expected: 'a number' }),
        written({ kind: 'invalid_parameter', parameter: 'startTime', value, expected: 'a date-time' }),
        written({ kind: 'invalid_body', path: value, expected: 'a text' }),
      ];
      expect(JSON.stringify(bodies)).not.toContain(value);
    }
  });
});

describe('access', () => {
  const seven = ['events', 'recordings', 'chat', 'ratings', 'sync', 'participants', 'components'].map(
    (type) => `read:${type}`,
  );

  it("ruling 16: offers the seed's seven data scopes and the two wildcards, and accepts later ones", () => {
    const names = hyperstudy.access.vocabulary.filter(({ offered }) => offered).map(({ name }) => name);
    expect(names).toEqual([...seven, 'read:*', '*']);
    expect(hyperstudy.access.vocabulary.length).toBeGreaterThan(names.length);
  });

  it('ruling 16: lets read:* answer every read: scope of the vocabulary and no other', () => {
    const expanded = expandScopes(hyperstudy.access, ['read:*']);
    expect(expanded).toEqual(expect.arrayContaining(seven));
    expect(expanded.every((name) => name.startsWith('read:'))).toBe(true);
    expect(expanded).toHaveLength(hyperstudy.access.vocabulary.filter(({ name }) => /^read:[a-z]/.test(name)).length);
    expect(grants(hyperstudy.access, ['read:*'], ['write:events'])).toBe(false);
    expect(grants(hyperstudy.access, ['*'], ['write:events'])).toBe(true);
  });
});

describe('the life of a key', () => {
  it('ruling 11: is issued, edited (name, description and scopes) and revoked, and that is all', () => {
    expect(hyperstudy.lifecycle.acts).toEqual(['issue', 'update', 'revoke']);
    expect(hyperstudy.lifecycle.editable).toEqual(['name', 'description', 'scopes']);
    expect(hyperstudy.lifecycle.afterRevocation).toBe('shown');
  });

  it("has one of the seed's five lengths, of which 90 days is recommended", () => {
    expect(hyperstudy.lifecycle.expiry).toEqual({
      kind: 'choices',
      choices: ['7d', '30d', '90d', '1y', 'never'],
      recommended: '90d',
    });
  });

  it('ruling 23: may begin 5 to 10 seconds after it was issued', () => {
    expect(hyperstudy.lifecycle.propagationDelayMs).toEqual({ min: 5000, max: 10_000 });
  });

  it('ruling 24: is used by any call that recognises it', () => {
    expect(hyperstudy.usage).toMatchObject({ lastUsed: 'recognised', requests: 'recognised' });
  });
});
