import { describe, expect, it } from 'vitest';
import { bench, everything, issued, now, system } from '../../../test/engine/fixture.ts';
import { plainDigest } from '../digest/plain.ts';
import type { Engine } from '../engine.ts';

const other = `acme_test_${'a1b2'.repeat(8)}`;
const request = { actor: everything, owner: 'ada', name: 'a key', scopes: ['read:events'], expiresAt: null } as const;
const condition = { kind: 'unused', days: 1 } as const;
const record = {
  id: 'k9',
  owner: 'ada',
  name: 'from a table',
  scopes: ['read:events'],
  digest: plainDigest().digest(other),
  mask: 'acme_test_a1b2...******',
  limits: {},
  createdAt: new Date(0),
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};
const fieldOf = (result: { readonly ok: boolean; readonly problem?: { readonly field?: string } }) =>
  result.ok ? 'done' : result.problem?.field;

/** Every way in which somebody's own words come to be kept. */
const ways: readonly (readonly [field: string, (engine: Engine, text: string, id: string) => unknown])[] = [
  ['name', (engine, name) => engine.issue({ ...request, name })],
  ['description', (engine, description) => engine.issue({ ...request, description })],
  ['owner', (engine, owner) => engine.issue({ ...request, owner })],
  ['id', (engine, id) => engine.issue({ ...request, id })],
  ['name', (engine, name) => engine.importKey({ ...request, name, secret: other })],
  ['name', (engine, name, id) => engine.update({ actor: everything, id, name })],
  ['description', (engine, description, id) => engine.update({ actor: everything, id, description })],
  ['name', (engine, name) => engine.adopt({ actor: everything, record: { ...record, name } })],
  ['owner', (engine, owner) => engine.adopt({ actor: everything, record: { ...record, owner } })],
  ['id', (engine, id) => engine.adopt({ actor: everything, record: { ...record, id } })],
  [
    'channel.url',
    (engine, text) =>
      engine.alerts.create({
        actor: everything,
        owner: 'ada',
        condition,
        channel: { kind: 'webhook', url: `https://hooks.example/?key=${text}` },
      }),
  ],
  [
    'channel.to',
    (engine, text) =>
      engine.alerts.create({
        actor: everything,
        owner: 'ada',
        condition,
        channel: { kind: 'email', to: `${text}@x.y` },
      }),
  ],
];

describe('a text that is kept', () => {
  it.each(ways)('security 3: is refused as %s with a whole key in it, which is not repeated (%#)', (field, put) => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    const result = now(put(engine, text, key.id) as ReturnType<Engine['update']>);
    expect(fieldOf(result)).toBe(field);
    expect(JSON.stringify([result, now(engine.audit())])).not.toContain(text.slice(12, 24));
  });

  it.each(ways)('security 3: is refused as %s with what is left of a key that was cut (%#)', (field, put) => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    for (const cut of [text.slice(0, -1), text.slice(0, 29), text.slice(0, 22)]) {
      const result = now(put(engine, cut, key.id) as ReturnType<Engine['update']>);
      expect(fieldOf(result)).toBe(field);
      expect(JSON.stringify([result, now(engine.audit())])).not.toContain(text.slice(10, 17));
    }
  });

  it('security 3: is refused as a place that a key reaches', () => {
    const binding = {
      organization: { parameter: 'org' },
      environment: { parameter: 'env' },
      types: [{ id: 'one', title: 'One', description: 'One.', reach: 'environment', offered: true }],
      live: ['prod'],
    } as const;
    const { engine } = bench({ provider: { binding } });
    const issueAt = (organization: string, environment: string) =>
      fieldOf(now(engine.issue({ ...request, reach: { type: 'one', organization, environment } })));
    expect(issueAt('acme', 'prod')).toBe('done');
    expect(issueAt(other, 'prod')).toBe('reach.organization');
    expect(issueAt('acme', other)).toBe('reach.environment');
  });

  it('may speak of keys, and show a masked one', () => {
    const { engine } = bench();
    const { key } = issued(engine);
    for (const name of [key.mask, 'the acme_live_ keys', 'acme', `x${system.keyFormat.prefix}_`]) {
      expect(fieldOf(now(engine.issue({ ...request, name })))).toBe('done');
    }
  });

  it.each(['network_drive', 'bookmark_export', 'Cork_county_archive', 'dirk_becker', 'rk_decade'])(
    'may be %s, though keys begin with `rk_`, and is kept and told as it is',
    (name) => {
      const alphabet = '0123456789abcdef';
      const body = { length: 64, alphabet };
      const accepts = { minLength: 64, maxLength: 64, alphabet };
      const mask = { shown: 5, rest: '...' };
      const keyFormat = { prefix: 'rk', separator: '_', environments: null, body, accepts, mask };
      const { engine } = bench({ provider: { keyFormat } });
      const { key, text } = issued(engine, { name, owner: name, description: `${name}, rk_ and so on` });
      expect(key).toMatchObject({ name, owner: name });
      const channel = { kind: 'email', to: `${name}@example.org` } as const;
      expect(fieldOf(now(engine.alerts.create({ actor: everything, owner: name, condition, channel })))).toBe('done');
      expect(fieldOf(now(engine.update({ actor: everything, id: key.id, name: `my ${name}` })))).toBe('done');
      expect(now(engine.audit({ action: 'update' })).records).toMatchObject([{ data: { name: `my ${name}` } }]);
      expect(fieldOf(now(engine.update({ actor: everything, id: key.id, name: text.slice(0, 15) })))).toBe('name');
    },
  );

  it('may name a key by its environment', () => {
    const { engine } = bench();
    for (const name of ['acme_live_ci', 'acme_live_ci runner', 'acme_test_2026', 'replaces acme_live_abcd…']) {
      expect(fieldOf(now(engine.issue({ ...request, name })))).toBe('done');
    }
  });

  it('is refused as an owner of more than 255 characters', () => {
    const { engine } = bench();
    expect(fieldOf(now(engine.issue({ ...request, owner: 'a'.repeat(255) })))).toBe('done');
    expect(fieldOf(now(engine.issue({ ...request, owner: 'a'.repeat(256) })))).toBe('owner');
  });
});
