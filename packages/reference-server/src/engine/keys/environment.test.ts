import { describe, expect, it } from 'vitest';
import { asking, bench, issued, now, verdict } from '../../../test/engine/fixture.ts';
import { memoryStore } from '../stores/memory.ts';

/** Two servers of one system over one store: the live one and the test one. */
const pair = () => {
  const store = memoryStore();
  const open = (environment: string) => bench({ ports: { store }, options: { environment } }).engine;
  return { live: open('live'), test: open('test'), store };
};

describe('security 43: a key’s environment', () => {
  it('is its record’s, and the other environment does not know the key, in both directions', () => {
    const { live, test } = pair();
    const [liveKey, testKey] = [issued(live), issued(test)];
    expect([liveKey.key.environment, testKey.key.environment]).toEqual(['live', 'test']);
    expect([verdict(live, asking(liveKey.text)), verdict(test, asking(testKey.text))]).toEqual(['allowed', 'allowed']);
    const unknown = { allowed: false, key: null, refusal: { kind: 'invalid_key', reason: 'unknown' } };
    expect(now(live.verify(asking(testKey.text)))).toMatchObject(unknown);
    expect(now(test.verify(asking(liveKey.text)))).toMatchObject(unknown);
  });

  it('is told by its prefix too, and a prefix that disagrees opens nothing', () => {
    const { live, test } = pair();
    const { text } = issued(test);
    expect(text).toMatch(/^acme_test_/);
    const forged = text.replace('_test_', '_live_');
    expect(verdict(live, asking(forged))).toBe('invalid_key');
    expect(verdict(test, asking(forged))).toBe('invalid_key');
    const adopted = live.importKey({
      actor: { kind: 'system' },
      owner: 'ada',
      name: 'odd',
      scopes: ['read:events'],
      expiresAt: null,
      environment: 'live',
      secret: text,
    });
    expect(now(adopted)).toMatchObject({ problem: { kind: 'invalid', field: 'environment' } });
  });
});
