import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  startMs,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import type { ImportRequest } from './import-key.ts';

const sample = `acme_test_${'s4mp1e'.repeat(4)}`;
const request: ImportRequest = {
  actor: everything,
  owner: 'ada',
  name: 'sample',
  scopes: ['*'],
  expiresAt: null,
  secret: sample,
};

describe('importing a key', () => {
  it('adopts a secret of another length, with the environment of its text', () => {
    const { engine } = bench({ options: { environment: 'test' } });
    expect(now(engine.importKey(request))).toMatchObject({ ok: true, key: { environment: 'test', name: 'sample' } });
    expect(verdict(engine, asking(sample))).toBe('allowed');
    expect(audited(engine)).toMatchObject([{ action: 'import' }]);
  });

  it('takes a Secret as well', () => {
    const issuing = bench({ options: { environment: 'test' } });
    const { secret } = issued(issuing.engine);
    const { engine } = bench({ options: { environment: 'test' } });
    expect(now(engine.importKey({ ...request, secret })).ok).toBe(true);
  });

  it('security 5: a secret that was ever known is a conflict, a revoked one too', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(now(engine.importKey({ ...request, secret: text }))).toMatchObject({
      problem: { kind: 'conflict', field: 'secret' },
    });
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });

  it('security 23: a text that is no key is refused without being repeated', () => {
    const { engine } = bench();
    const result = now(engine.importKey({ ...request, secret: 'acme_live_canary canary canary' }));
    expect(result).toMatchObject({ problem: { kind: 'invalid', field: 'secret' } });
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  it.each([undefined, null, 5, {}, ['acme']])('refuses %j, which is no text', (secret) => {
    expect(now(bench().engine.importKey({ ...request, secret: secret as unknown as string }))).toMatchObject({
      problem: { kind: 'invalid', field: 'secret' },
    });
  });

  it('security 38: gives nobody more than they have themselves', () => {
    const { engine } = bench();
    const actor = { kind: 'person', id: 'anna', owner: 'ada', scopes: ['read:*'] } as const;
    expect(now(engine.importKey({ ...request, actor }))).toMatchObject({
      problem: { kind: 'beyond_authority', field: 'scopes' },
    });
    expect(now(engine.importKey({ ...request, actor, scopes: ['read:chat'] })).ok).toBe(true);
  });

  it('security 39: adopts no key that outlives the key that acts', () => {
    const { engine } = bench({ options: { environment: 'test' } });
    const { key } = issued(engine, { scopes: ['*'], expiresAt: startMs + 1000 });
    const actor = { kind: 'key', id: key.id, owner: 'ada', environment: 'test', scopes: ['*'] } as const;
    expect(now(engine.importKey({ ...request, actor }))).toMatchObject({
      problem: { kind: 'beyond_authority', field: 'expiresAt' },
    });
    expect(now(engine.importKey({ ...request, actor, expiresAt: startMs + 1000 })).ok).toBe(true);
  });

  it('is refused where the system issues none (ruling 11)', () => {
    const { engine } = bench({ provider: { lifecycle: { ...system.lifecycle, acts: ['revoke'] } } });
    expect(now(engine.importKey(request))).toMatchObject({ problem: { kind: 'not_offered' } });
  });

  it('refuses every environment where keys have none', () => {
    const { engine } = bench({ provider: { keyFormat: { ...system.keyFormat, environments: null } } });
    const plain = { ...request, secret: `acme_${'s4mp1e'.repeat(4)}` };
    expect(now(engine.importKey({ ...plain, environment: 'live' }))).toMatchObject({
      problem: { kind: 'invalid', field: 'environment', message: expect.stringMatching(/\(none\)/) },
    });
    expect(now(engine.importKey(plain))).toMatchObject({ key: { environment: null } });
  });

  it('refuses an id that a key has', () => {
    const { engine } = bench();
    issued(engine, { id: 'k1' });
    expect(now(engine.importKey({ ...request, id: 'k1' }))).toMatchObject({
      problem: { kind: 'conflict', field: 'id' },
    });
  });

  it('refuses an environment that the text contradicts', () => {
    const result = now(bench().engine.importKey({ ...request, environment: 'live' }));
    expect(result).toMatchObject({ problem: { kind: 'invalid', field: 'environment' } });
  });
});
