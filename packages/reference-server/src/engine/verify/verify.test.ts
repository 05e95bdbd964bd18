import type { LimitPolicy } from '@latchkey/providers';
import fc from 'fast-check';
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
import { pepperedDigest } from '../digest/peppered.ts';
import { plainDigest } from '../digest/plain.ts';
import { memoryStore } from '../stores/memory.ts';

const twoAMinute: LimitPolicy = {
  id: 'minute',
  title: '2 a minute',
  quota: 2,
  window: { kind: 'sliding', ms: 60_000 },
  partition: 'key',
};
const unknown = `acme_live_${'u'.repeat(32)}`;

describe('verifying', () => {
  it('answers at once with memory, not with a promise', () => {
    const { engine } = bench({ options: { limits: [twoAMinute], failedAttempts: { quota: 9, windowMs: 1000 } } });
    const { text } = issued(engine);
    expect(engine.verify(asking(text))).not.toBeInstanceOf(Promise);
    expect(engine.verify(asking(unknown))).not.toBeInstanceOf(Promise);
  });

  it('waits for a store that promises, and decides the same', async () => {
    const memory = memoryStore();
    const store = { ...memory, findByDigest: async (digest: string) => memory.findByDigest(digest) };
    const { engine } = bench({ ports: { store } });
    const { text } = issued(engine);
    expect(await engine.verify(asking(text))).toMatchObject({ allowed: true });
    expect(await engine.verify(asking(unknown))).toMatchObject({ refusal: { kind: 'invalid_key', reason: 'unknown' } });
  });

  it('tells who was let in, and nothing of the digest', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    expect(now(engine.verify(asking(text)))).toEqual({
      allowed: true,
      key: { id: key.id, owner: 'ada', environment: 'live', reach: null, scopes: ['read:events'] },
      limits: [],
      address: '192.0.2.1',
    });
  });

  it('refuses a request without a key, and one with two different keys', () => {
    const { engine } = bench();
    const { text } = issued(engine);
    expect(verdict(engine, asking('', { presented: [] }))).toBe('missing_key');
    expect(now(engine.verify(asking('', { presented: [text, unknown] })))).toMatchObject({
      refusal: { kind: 'invalid_key', reason: 'ambiguous' },
      key: null,
    });
  });

  it('security 8: no length of text makes it throw, and none is digested beyond a key’s length', () => {
    const digested: number[] = [];
    const plain = plainDigest();
    const digest = {
      ...plain,
      digest: (text: string) => {
        digested.push(text.length);
        return plain.digest(text);
      },
    };
    const { engine } = bench({ ports: { digest } });
    const lengths = [...Array.from({ length: 201 }, (_, length) => length), 10_000_000];
    for (const length of lengths) {
      for (const head of ['', 'acme_live_']) {
        expect(verdict(engine, asking(head + 'a'.repeat(length)))).toBe('invalid_key');
      }
    }
    expect(Math.max(...digested)).toBeLessThanOrEqual(50);
  });

  it('security 9: a malformed key and an unknown one are told apart by nothing but a reason that is never answered', () => {
    const { engine } = bench();
    const answer = (text: string) => {
      const decision = now(engine.verify(asking(text)));
      return decision.allowed ? decision : { ...decision, refusal: { ...decision.refusal, reason: null } };
    };
    expect(answer('acme_live_short')).toEqual(answer(unknown));
  });

  it('security 11: why a key is dead is told only to who presents the whole secret', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
    for (const part of [key.id, key.mask, text.slice(0, -1), `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`]) {
      expect(verdict(engine, asking(part))).toBe('invalid_key');
    }
  });

  it.each([
    { afterMs: -1, answer: 'allowed' },
    { afterMs: 0, answer: 'expired_key' },
    { afterMs: 1, answer: 'expired_key' },
  ])('security 49: $afterMs ms from its expiry a key is $answer', ({ afterMs, answer }) => {
    const { engine, time } = bench();
    const { text } = issued(engine, { expiresAt: startMs + 1000 });
    time.nowMs = startMs + 1000 + afterMs;
    expect(verdict(engine, asking(text))).toBe(answer);
  });

  it('a new key is unknown until its propagation is over, and a revocation is never delayed', () => {
    const { engine, time } = bench({ options: { propagationDelayMs: 5000 } });
    const { key, text } = issued(engine);
    time.nowMs += 4999;
    expect(now(engine.verify(asking(text)))).toMatchObject({ refusal: { reason: 'not_yet_active' } });
    time.nowMs += 1;
    expect(verdict(engine, asking(text))).toBe('allowed');
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
  });

  it('a key that is revoked before it works is revoked, and attempts with it are audited under it (ruling 25)', () => {
    const { engine } = bench({ options: { propagationDelayMs: 5000 } });
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(verdict(engine, asking(text))).toBe('revoked_key');
    expect(audited(engine, { key: key.id }).map(({ action }) => action)).toContain('dead_key_refused');
  });

  it('a key of another environment is unknown, unless the system lets environments share a server', () => {
    const separate = bench();
    const test = issued(separate.engine, { environment: 'test' });
    expect(now(separate.engine.verify(asking(test.text)))).toMatchObject({
      refusal: { kind: 'invalid_key', reason: 'unknown' },
      key: null,
    });
    const shared = bench({ provider: { lifecycle: { ...system.lifecycle, environments: 'shared' } } });
    expect(verdict(shared.engine, asking(issued(shared.engine, { environment: 'test' }).text))).toBe('allowed');
  });

  it('passes where one of the alternatives is granted, and else names the nearest one', () => {
    const { engine } = bench();
    const { text } = issued(engine, { scopes: ['read:events'] });
    const needing = (...scopes: string[][]) => asking(text, { operation: operation({ id: `${scopes}`, scopes }) });
    expect(verdict(engine, needing(['*'], ['read:events']))).toBe('allowed');
    expect(now(engine.verify(needing(['write:events', 'read:chat'], ['read:events', 'read:chat'])))).toMatchObject({
      refusal: { kind: 'insufficient_scope', required: ['read:events', 'read:chat'], granted: ['read:events'] },
    });
  });

  it('names the alternative of which fewest are missing, and of several the first', () => {
    const { engine } = bench();
    const { text } = issued(engine, { scopes: ['read:events'] });
    const required = (...scopes: string[][]) => {
      const decision = now(engine.verify(asking(text, { operation: operation({ scopes }) })));
      return !decision.allowed && decision.refusal.kind === 'insufficient_scope' ? decision.refusal.required : null;
    };
    expect(required(['read:chat'], ['write:events', 'read:chat'])).toEqual(['read:chat']);
    expect(required(['read:chat'], ['write:events'])).toEqual(['read:chat']);
    expect(required()).toEqual([]);
  });

  it('lets in any living key where scopes decide nothing', () => {
    const { engine } = bench();
    const { text } = issued(engine);
    expect(verdict(engine, asking(text, { operation: operation({ scopes: null }) }))).toBe('allowed');
  });

  it('security 4: lets in a key that another engine moved to the present pepper meanwhile', () => {
    const { engine, ports } = bench();
    const { text, key } = issued(engine);
    const digest = pepperedDigest([{ version: 1, secret: new Uint8Array(32) }], { acceptPlain: true });
    const store = { ...ports.store, rewrap: () => null };
    const later = bench({ ports: { ...ports, digest, store } }).engine;
    expect(now(later.verify(asking(text)))).toMatchObject({ allowed: true, key: { id: key.id } });
  });

  it('tells whose a dead key was, and nothing of one that is unknown', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(now(engine.verify(asking(text)))).toMatchObject({ allowed: false, key: { id: key.id, owner: 'ada' } });
    expect(now(engine.verify(asking(unknown)))).toMatchObject({ allowed: false, key: null });
  });

  it('lets nobody pass where no alternative is named', () => {
    const { engine } = bench();
    const { text } = issued(engine, { scopes: ['*'] });
    expect(verdict(engine, asking(text, { operation: operation({ scopes: [] }) }))).toBe('insufficient_scope');
  });

  it('holds a key to its limits and tells when the next call passes', () => {
    const { engine, time } = bench({ options: { limits: [twoAMinute] } });
    const { text } = issued(engine);
    expect(verdict(engine, asking(text))).toBe('allowed');
    time.nowMs += 1000;
    expect(now(engine.verify(asking(text)))).toMatchObject({ limits: [{ remaining: 0, retryAfterMs: 59_000 }] });
    expect(now(engine.verify(asking(text)))).toMatchObject({
      refusal: { kind: 'rate_limited', policy: 'minute', retryAfterMs: 59_000 },
      key: { owner: 'ada' },
    });
    time.nowMs += 58_999;
    expect(verdict(engine, asking(text))).toBe('rate_limited');
    time.nowMs += 1;
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('of several spent limits names the one that holds longest', () => {
    const hour: LimitPolicy = { ...twoAMinute, id: 'hour', window: { kind: 'fixed', ms: 3_600_000 } };
    const { engine } = bench({ options: { limits: [twoAMinute, hour] } });
    const { text } = issued(engine);
    for (let call = 0; call < 2; call++) now(engine.verify(asking(text)));
    expect(now(engine.verify(asking(text)))).toMatchObject({ refusal: { policy: 'hour', retryAfterMs: 3_600_000 } });
  });

  it('of several that hold as long names the one that is declared first', () => {
    const { engine } = bench({ options: { limits: [twoAMinute, { ...twoAMinute, id: 'another' }] } });
    const { text } = issued(engine);
    for (let call = 0; call < 2; call++) now(engine.verify(asking(text)));
    expect(now(engine.verify(asking(text)))).toMatchObject({ refusal: { policy: 'minute' } });
  });

  it('applies a limit only to the operations that it is for', () => {
    const { engine } = bench({ options: { limits: [{ ...twoAMinute, applies: { tags: ['chat'] } }] } });
    const { text } = issued(engine);
    for (let call = 0; call < 5; call++) expect(now(engine.verify(asking(text)))).toMatchObject({ limits: [] });
  });

  it('security 61: a refusal for status or scope takes nothing of the key’s quota', () => {
    const { engine, counter, time } = bench({ options: { limits: [twoAMinute] } });
    const { key, text } = issued(engine, { expiresAt: startMs + 1000 });
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    for (let call = 0; call < 5; call++) {
      expect(now(engine.verify(forbidden))).toMatchObject({
        refusal: { kind: 'insufficient_scope' },
        limits: [{ remaining: 2, quota: 2 }],
      });
    }
    time.nowMs += 1000;
    expect(now(engine.verify(asking(text)))).toMatchObject({ refusal: { kind: 'expired_key' }, limits: [] });
    const subject = { key: key.id, owner: 'ada', operation: 'listEvents' };
    expect(now(counter.peek([twoAMinute], subject, time.nowMs))[0]?.remaining).toBe(2);
  });

  it('security 63: unknown keys cost no limiter memory', () => {
    const { engine, counter } = bench({ options: { limits: [twoAMinute] } });
    for (let call = 0; call < 1000; call++) {
      now(engine.verify(asking(`acme_live_${String(call).padStart(32, '0')}`)));
    }
    expect(counter.size()).toBe(0);
  });

  it('security 51: a clock that jumps back gives no further quota and revives nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400_000, max: 40_000 }), { maxLength: 60 }), (jumps) => {
        const { engine, time } = bench({ options: { limits: [twoAMinute] } });
        const { text } = issued(engine, { expiresAt: startMs + 300_000 });
        let latestMs = startMs;
        let isDead = false;
        const admitted: number[] = [];
        for (const jumpMs of jumps) {
          time.nowMs += jumpMs;
          latestMs = Math.max(latestMs, time.nowMs);
          const answer = verdict(engine, asking(text));
          if (isDead) expect(answer).toBe('expired_key');
          isDead = answer === 'expired_key';
          if (answer === 'allowed') admitted.push(latestMs);
        }
        for (const fromMs of admitted) {
          expect(admitted.filter((atMs) => atMs >= fromMs && atMs < fromMs + 60_000).length).toBeLessThanOrEqual(2);
        }
        const sequences = audited(engine).map(({ sequence }) => sequence);
        expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      }),
    );
  });
});
