import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, verdict } from '../../test/engine/fixture.ts';
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
    expect(now(engine.audit())).toMatchObject([{ action: 'import' }]);
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

  it('refuses an environment that the text contradicts', () => {
    const result = now(bench().engine.importKey({ ...request, environment: 'live' }));
    expect(result).toMatchObject({ problem: { kind: 'invalid', field: 'environment' } });
  });
});
