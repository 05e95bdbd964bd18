import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentName, keyEnvironmentOf, organizationName } from '../spec/binding.ts';
import { envFile } from '../spec/env-file.ts';
import { type ErrorCode, problemOf } from '../spec/errors.ts';
import { keySecret, maskKey, parseKey, scannerPattern } from '../spec/key-format.ts';
import { policyApplies } from '../spec/limits.ts';
import type { Refusal } from '../spec/refusal.ts';
import { hesedvid } from './index.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));

interface ErrorFixture {
  title: string;
  source: string;
  status: number;
  /** What the server answers with it, or null where the body is only ever read. */
  refusal: Refusal | null;
  body: object;
  messageBegins?: string;
  /** The fields of ours that no document prints. */
  beyond?: string[];
  reads: { error: ErrorCode };
}
const errors: ErrorFixture[] = fixture('errors');

interface PageFixture {
  title: string;
  source: string;
  style: 'videos' | 'environments';
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

const { binding, errors: dialect, keyFormat, lifecycle, limits, operations } = hesedvid;
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
      expect(dialect.read(status, each)).toMatchObject({ status, ...reads });
    }
  });

  it('security 9: unknown, malformed and ambiguous keys get one and the same text, and so does no key', () => {
    const reasons = ['malformed', 'unknown', 'ambiguous', 'not_yet_active'] as const;
    const bodies = reasons.map((reason) => JSON.stringify(written({ kind: 'invalid_key', reason })));
    expect(new Set([...bodies, JSON.stringify(written({ kind: 'missing_key' }))]).size).toBe(1);
  });

  it('security 23: repeats no value that may hold a key', () => {
    const value = `hv_live_${'a'.repeat(32)}`;
    const bodies = [
      written({ kind: 'invalid_parameter', parameter: 'pageSize', value, expected: 'a whole number' }),
      written({ kind: 'invalid_body', path: value, expected: 'a text' }),
    ];
    expect(JSON.stringify(bodies)).not.toContain('aaaa');
  });

  it('has a source for each', () => {
    for (const { source } of [...errors, ...pages, ...keys]) expect(source).toMatch(/^(seed 002|docs: |inferred: )/);
  });
});

describe('documented pages', () => {
  it.each(pages)('reads $title', ({ style, body, reads }) => {
    const page = hesedvid.pagination[style].read(body);
    expect({ ...page, items: page.items.length }).toEqual(reads);
  });
});

describe('documented keys', () => {
  it.each(keys)('ruling 7: reads $title', ({ text, reads }) => {
    const parsed = parseKey(keyFormat, text);
    if ('problem' in reads) return expect(parsed).toEqual({ ok: false, problem: reads.problem });
    expect(parsed).toMatchObject({ ok: true, key: { environment: reads.environment } });
    expect(maskKey(keyFormat, text)).toBe(reads.mask);
    expect(String(keySecret(keyFormat, text))).toBe(reads.mask);
  });

  it('ruling 5: finds issued keys in a text', () => {
    const text = `key=hv_test_${'A1b2'.repeat(8)}; hv_live_short`;
    expect(text.match(scannerPattern(keyFormat))).toEqual([`hv_test_${'A1b2'.repeat(8)}`]);
  });

  it('ruling 27: has the documented variable in the .env file', () => {
    expect(envFile(hesedvid)).toContain('\nHESEDVID_API_KEY=hv_live_your_key_here\n');
  });
});

describe('the binding of keys', () => {
  it('has the three documented types, of which the last is offered to nobody', () => {
    expect(binding.types.map(({ title, reach, offered }) => [title, reach, offered])).toEqual([
      ['Environment-Specific', 'environment', true],
      ['Full-Access', 'organization', true],
      ['System', 'everywhere', false],
    ]);
  });

  it.each([
    ['prod', 'prod'],
    ['env_prod_123456789', 'prod'],
    ['env_pre-prod_1', 'pre-prod'],
    ['staging', 'staging'],
    ['env_', 'env_'],
    ['env_prod', 'env_prod'],
  ])('takes %s for the environment %s', (text, name) => {
    expect(environmentName(binding, text)).toBe(name);
  });

  it.each([
    ['{orgID}', 'org_123456789'],
    ['orgID', 'org_123456789'],
    ['org_123456789', 'org_123456789'],
    ['org_987654321', 'org_987654321'],
    ['ORGID', 'ORGID'],
  ])('ruling 7: takes %s for the organisation %s', (text, name) => {
    expect(organizationName(binding, text)).toBe(name);
  });

  it.each([
    ['prod', 'live'],
    ['production', 'live'],
    ['staging', 'test'],
    ['dev', 'test'],
    [null, null],
  ])('ruling 6: makes the key of environment %s a %s key', (environment, expected) => {
    const reach = { type: 'environment', organization: 'org_1', environment };
    expect(keyEnvironmentOf(binding, keyFormat.environments, reach)).toBe(expected);
  });

  it('stands in the path of every operation that asks for a key', () => {
    for (const { scopes, parameters, path } of Object.values(operations)) {
      if (scopes === null) continue;
      expect(parameters.map(({ name }) => name)).toContain(binding.organization.parameter);
      expect(path.startsWith('/{orgID}/')).toBe(true);
    }
  });
});

describe('limits', () => {
  it('are the three documented classes, an hour each', () => {
    expect(limits.map(({ id, quota, window }) => [id, quota, window])).toEqual([
      ['general', 10_000, { kind: 'fixed', ms: 3_600_000 }],
      ['video', 1000, { kind: 'fixed', ms: 3_600_000 }],
      ['analytics', 500, { kind: 'fixed', ms: 3_600_000 }],
    ]);
  });

  it.each(Object.values(operations).filter(({ scopes }) => scopes !== null))(
    'ruling 19: count $id in exactly one class, the most specific',
    (operation) => {
      const classes = limits.filter((policy) => policyApplies(policy, operation)).map(({ id }) => id);
      const { path } = operation;
      expect(classes).toEqual([
        path.includes('/analytics') ? 'analytics' : path.includes('/videos') ? 'video' : 'general',
      ]);
    },
  );
});

describe('the life of a key', () => {
  it('ruling 11: is issued and revoked, and that is all', () => {
    expect(lifecycle).toMatchObject({ acts: ['issue', 'revoke'], editable: [], afterRevocation: 'shown' });
  });

  it('ends at a time or never', () => {
    expect(lifecycle.expiry).toEqual({ kind: 'date' });
  });
});

it('offers the documented operations', () => {
  const documented = Object.values(operations).filter(({ scopes }) => scopes !== null);
  expect(documented.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /{orgID}/environments',
    'HEAD /{orgID}/environments',
    'GET /{orgID}/videos',
    'GET /{orgID}/environments/{envID}/videos',
    'POST /{orgID}/environments/{envID}/videos/upload-url',
    'GET /{orgID}/videos/{videoID}',
    'DELETE /{orgID}/videos/{videoID}',
    'GET /{orgID}/videos/{videoID}/signed-url',
    'GET /{orgID}/videos/{videoID}/analytics/resolution',
    'GET /{orgID}/analytics/usage',
    'GET /{orgID}/analytics/daily',
    'GET /{orgID}/analytics/storage',
    'GET /{orgID}/analytics/resolution-distribution',
  ]);
});
