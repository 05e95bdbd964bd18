import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  operation,
  startMs,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
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
    expect(audited(engine, { action: 'update' })).toMatchObject([
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
    expect(audited(engine, { action: 'update' })).toEqual([]);
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

  it('changes nothing where the system lets nothing be changed', () => {
    const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, editable: [] } } });
    const { key } = issued(engine);
    for (const field of ['name', 'description', 'scopes'] as const) {
      expect(now(engine.update({ actor: everything, id: key.id, [field]: ['x'] }))).toMatchObject({
        problem: { kind: 'not_offered', field, message: expect.stringMatching(/What can is: nothing\./) },
      });
    }
    expect(audited(engine).map(({ action }) => action)).toEqual(['issue']);
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

  it.each([
    ['gone', 'not_found'],
    ['shown', 'conflict'],
  ] as const)(
    'security 56: loses to a revocation that comes in between, after which keys are %s',
    (afterRevocation, kind) => {
      const memory = memoryStore();
      const store: StorePort = {
        ...memory,
        update: (id, changes, audit, ifVersion) => {
          memory.revoke(id, startMs, audit);
          return memory.update(id, changes, audit, ifVersion);
        },
      };
      const { engine } = bench({ ports: { store }, provider: { lifecycle: { ...system.lifecycle, afterRevocation } } });
      const { id } = issued(engine).key;
      expect(now(engine.update({ actor: everything, id, name: 'late' }))).toMatchObject({ problem: { kind } });
    },
  );
});
