import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, system, verdict } from '../../test/engine/fixture.ts';
import type { UpdateRequest } from './update.ts';

const anna = { kind: 'person', id: 'anna', owner: 'ada', scopes: ['read:*'] } as const;
const chat = operation({ id: 'listChat', scopes: [['read:chat']] });

describe('updating a key', () => {
  it('changes name, description and scopes, at once', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    expect(verdict(engine, asking(text, { operation: chat }))).toBe('insufficient_scope');
    const changes = { name: 'new', description: 'words', scopes: ['read:chat'] };
    expect(now(engine.update({ actor: anna, id: key.id, ...changes }))).toMatchObject({ ok: true, key: changes });
    expect(verdict(engine, asking(text, { operation: chat }))).toBe('allowed');
    expect(now(engine.audit({ action: 'update' }))).toMatchObject([
      { actor: 'anna', key: key.id, data: { changed: ['name', 'description', 'scopes'], name: 'new' } },
    ]);
  });

  it('keeps a scope that is named twice once', () => {
    const { engine } = bench();
    const { key } = issued(engine);
    const scopes = ['read:chat', 'read:events', 'read:chat'];
    expect(now(engine.update({ actor: everything, id: key.id, scopes }))).toMatchObject({
      key: { scopes: ['read:chat', 'read:events'] },
    });
  });

  it('leaves no trace where nothing changes', () => {
    const { engine } = bench();
    const { key } = issued(engine);
    const same = { name: key.name, description: null, scopes: key.scopes };
    expect(now(engine.update({ actor: everything, id: key.id, ...same })).ok).toBe(true);
    expect(now(engine.audit({ action: 'update' }))).toEqual([]);
  });

  it.each(['expiresAt', 'owner', 'environment', 'digest', 'secret', 'revokedAtMs', '__proto__x'])(
    'security 48: refuses to change %s',
    (field) => {
      const { engine } = bench();
      const { key } = issued(engine);
      const request: UpdateRequest = { actor: everything, id: key.id, name: 'new', ...{ [field]: 'mine' } };
      expect(now(engine.update(request))).toMatchObject({ problem: { kind: 'not_offered', field } });
      expect(now(engine.get({ actor: everything, id: key.id }))).toEqual({ ok: true, key });
    },
  );

  it('changes only the fields that the system lets be changed', () => {
    const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, editable: ['name'] } } });
    const { key } = issued(engine);
    expect(now(engine.update({ actor: everything, id: key.id, scopes: ['*'] }))).toMatchObject({
      problem: { kind: 'not_offered', field: 'scopes' },
    });
  });

  it.each([
    [{ name: '' }, 'invalid', 'name'],
    [{ name: 'n'.repeat(300) }, 'invalid', 'name'],
    [{ scopes: [] }, 'invalid', 'scopes'],
    [{ scopes: ['toString'] }, 'invalid', 'scopes'],
    [{ scopes: ['read:events', '*'] }, 'beyond_authority', 'scopes'],
  ])('refuses %j as %s', (changes, kind, field) => {
    const { engine } = bench();
    const { key } = issued(engine);
    expect(now(engine.update({ actor: anna, id: key.id, ...changes }))).toMatchObject({ problem: { kind, field } });
  });

  it('security 52: a revoked key is not changed any more', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (const name of ['again', key.name]) {
      expect(now(engine.update({ actor: everything, id: key.id, name }))).toMatchObject({
        problem: { kind: 'conflict' },
      });
    }
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });
});
