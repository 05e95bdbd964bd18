import { type Access, type Binding, Secret } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { keyDialog, type ShownKey } from './key-dialog.ts';

const key: ShownKey = {
  name: 'analysis',
  scopes: ['read:events'],
  reach: null,
  mask: 'abc_live_1234...******',
  expiresAt: new Date('2026-04-01T00:00:00Z'),
};

const access: Access = { kind: 'scopes', vocabulary: [], implies: 'exact', allowsEmpty: true };

it('shows a new key whole exactly once, with its mask, its scopes, its end and what to do', () => {
  const text = keyDialog({ key, secret: new Secret('abc_live_1234567890', key.mask) }, { access }, ['Put it away.']);
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
  const text = keyDialog({ key: { ...key, expiresAt: null, scopes: [] }, secret: new Secret('x') }, { access }, []);
  expect(text).toMatch(/Expires +never/);
  expect(text).toMatch(/Scopes +none/);
});

it('says nothing of scopes where a system has none', () => {
  expect(keyDialog({ key, secret: new Secret('x') }, { access: { kind: 'none' } }, [])).not.toContain('Scopes');
});

it('says how far a key reaches where the system binds its keys', () => {
  const binding: Binding = {
    organization: { parameter: 'org' },
    environment: { parameter: 'env' },
    types: [{ id: 'wide', title: 'Wide-Access', description: '', reach: 'organization', offered: true }],
    live: ['prod'],
  };
  const bound = { ...key, reach: { type: 'wide', organization: 'org_1', environment: null } };
  const text = keyDialog({ key: bound, secret: new Secret('x') }, { access: { kind: 'none' }, binding }, []);
  expect(text).toMatch(/Type +Wide-Access /);
  expect(text).toMatch(/Organization +org_1 /);
  expect(text).toMatch(/Environment +every one /);
});
