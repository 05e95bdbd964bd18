import { describe, expect, it } from 'vitest';
import type { ApiKey } from './key.ts';
import { type Warning, warningsOfDraft, warningsOfKey } from './warning.ts';

const warnings: readonly Warning[] = [
  { id: 'no_end', about: 'no_end', text: '' },
  { id: 'everything', about: 'scopes', scopes: ['*'], text: '' },
  { id: 'wide', about: 'types', types: ['full-access'], text: '' },
  { id: 'unused', about: 'unused', days: 30, text: '' },
  { id: 'due', about: 'age', days: 90, text: '' },
  { id: 'last', about: 'last_with', scopes: ['admin', '*'], text: '' },
];

const dayMs = 86_400_000;
const bornMs = Date.UTC(2026, 0, 1);
const ends = new Date(bornMs + 1000 * dayMs);
const key: ApiKey = {
  id: 'key_1',
  name: 'script',
  description: null,
  owner: 'ada',
  environment: 'live',
  reach: null,
  scopes: ['read'],
  mask: '',
  status: 'active',
  limits: {},
  createdAt: new Date(bornMs),
  expiresAt: ends,
  revokedAt: null,
  lastUsedAt: null,
  lastIp: null,
  requestCount: 0,
  requestsToday: 0,
  errorCount: 0,
  errorRate: 0,
};
const ids = (found: readonly Warning[]) => found.map(({ id }) => id);
const ofKey = (change: Partial<ApiKey>, days = 0, others: readonly ApiKey[] = []) =>
  ids(warningsOfKey(warnings, { ...key, ...change }, { nowMs: bornMs + days * dayMs, others }));

describe('warnings of a draft', () => {
  it.each([
    [{ scopes: ['read'], expiresAt: ends }, []],
    [{ scopes: ['read'], expiresAt: null }, ['no_end']],
    [{ scopes: ['read', '*'], expiresAt: ends }, ['everything']],
    [{ scopes: [], expiresAt: ends, type: 'full-access' }, ['wide']],
    [{ scopes: [], expiresAt: ends, type: null }, []],
  ])('%j: %j', (draft, expected) => {
    expect(ids(warningsOfDraft(warnings, draft))).toEqual(expected);
  });
});

describe('warnings of a key', () => {
  it.each<[string, Partial<ApiKey>, number, string[]]>([
    ['that is new and ends', {}, 0, []],
    [
      'that never ends and reaches far',
      { expiresAt: null, reach: { type: 'full-access', organization: 'o', environment: null } },
      0,
      ['no_end', 'wide'],
    ],
    ['that nobody has used for a day less than too long', {}, 29.9, []],
    ['that nobody has used for too long', {}, 30, ['unused']],
    ['that was used a day ago', { lastUsedAt: new Date(bornMs + 59 * dayMs) }, 60, []],
    ['that is old', { lastUsedAt: new Date(bornMs + 90 * dayMs) }, 90, ['due']],
    [
      'that is old, and got a new secret since',
      { lastUsedAt: new Date(bornMs + 90 * dayMs), regeneratedAt: new Date(bornMs + 90 * dayMs) },
      90,
      [],
    ],
    [
      'whose new secret is old as well',
      { lastUsedAt: new Date(bornMs + 180 * dayMs), regeneratedAt: new Date(bornMs + 90 * dayMs) },
      180,
      ['due'],
    ],
    ['that is the last of its kind', { scopes: ['admin'] }, 0, ['last']],
  ])('%s', (_, change, days, expected) => {
    expect(ofKey(change, days)).toEqual(expected);
  });

  it('do not tell of the last one while another lives that has the scope', () => {
    const other = { ...key, id: 'key_2', scopes: ['admin'] };
    expect(ofKey({ scopes: ['admin'] }, 0, [key, other])).toEqual([]);
    expect(
      ofKey({ scopes: ['admin'] }, 0, [
        { ...other, status: 'revoked' },
        { ...other, id: 'key_1' },
      ]),
    ).toEqual(['last']);
  });

  it.each(['revoked', 'expired', 'disabled', 'superseded'] as const)('are none for one that is %s', (status) => {
    expect(ofKey({ status, expiresAt: null, scopes: ['*'] }, 365)).toEqual([]);
  });
});
