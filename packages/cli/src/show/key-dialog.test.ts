import { type Access, type ApiKey, Secret } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { keyDialog } from './key-dialog.ts';

const key: ApiKey = {
  id: 'key_1',
  name: 'analysis',
  description: null,
  owner: 'user_1',
  environment: 'live',
  scopes: ['read:events'],
  mask: 'abc_live_1234...******',
  status: 'active',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: new Date('2026-04-01T00:00:00Z'),
  revokedAt: null,
  lastUsedAt: null,
  lastIp: null,
  requestCount: 0,
  limits: {},
};

const access: Access = { kind: 'scopes', vocabulary: [], implies: 'exact', allowsEmpty: true };

it('shows a new key whole exactly once, with its mask, its scopes, its end and what to do', () => {
  const text = keyDialog({ key, secret: new Secret('abc_live_1234567890', key.mask) }, access, ['Put it away.']);
  expect(text.split('abc_live_1234567890')).toHaveLength(2);
  for (const said of ['abc_live_1234...******', 'read:events', '2026-04-01', 'only time', 'Put it away.']) {
    expect(text).toContain(said);
  }
  expect(
    new Set(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.length),
    ).size,
  ).toBe(1);
});

it('says of a key without an end that it never expires', () => {
  const text = keyDialog({ key: { ...key, expiresAt: null, scopes: [] }, secret: new Secret('x') }, access, []);
  expect(text).toMatch(/Expires +never/);
  expect(text).toMatch(/Scopes +none/);
});

it('says nothing of scopes where a system has none', () => {
  expect(keyDialog({ key, secret: new Secret('x') }, { kind: 'none' }, [])).not.toContain('Scopes');
});
