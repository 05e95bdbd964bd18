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
  verdict,
} from '../../../test/engine/fixture.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';

const unknown = (number: number) => `acme_live_${String(number).padStart(32, '0')}`;

describe('failed attempts', () => {
  it('security 12: a thousand bad keys of one address are one audit record that counts a thousand', () => {
    const { engine, time } = bench();
    for (let attempt = 0; attempt < 1000; attempt++) {
      now(engine.verify(asking(attempt % 2 ? unknown(attempt) : `acme_live_${attempt}`)));
      time.nowMs += 100;
    }
    expect(audited(engine)).toMatchObject([
      {
        action: 'authentication_failed',
        count: 1000,
        key: null,
        address: '192.0.2.1',
        at: new Date(startMs),
        lastAt: new Date(startMs + 99_900),
        data: { prefix: 'acme_live_' },
      },
    ]);
  });

  it('security 12: another address, another prefix and another five minutes begin records of their own', () => {
    const { engine, time } = bench();
    now(engine.verify(asking(unknown(1))));
    now(engine.verify(asking(unknown(1), { address: '192.0.2.2' })));
    now(engine.verify(asking('acme_test_nonsense')));
    now(engine.verify(asking('nonsense')));
    time.nowMs += 299_999;
    now(engine.verify(asking(unknown(1))));
    time.nowMs += 1;
    now(engine.verify(asking(unknown(1))));
    expect(audited(engine).map(({ count, data }) => [data.prefix, count])).toEqual([
      ['acme_live_', 2],
      ['acme_live_', 1],
      ['acme_test_', 1],
      [null, 1],
      ['acme_live_', 1],
    ]);
  });

  it('ruling 25: writes an attempt with a dead secret under its key, with address and operation', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (let attempt = 0; attempt < 3; attempt++) now(engine.verify(asking(text, { address: '198.51.100.7' })));
    now(engine.verify(asking(text, { address: '198.51.100.7', operation: operation({ id: 'listChat' }) })));
    expect(audited(engine, { key: key.id, action: 'dead_key_refused' })).toMatchObject([
      { count: 3, owner: 'ada', address: '198.51.100.7', data: { reason: 'revoked_key', operation: 'listEvents' } },
      { count: 1, address: '198.51.100.7', data: { operation: 'listChat' } },
    ]);
  });

  it('tells of a count since a moment as long as it was last added to after it', () => {
    const { engine, time } = bench();
    now(engine.verify(asking(unknown(1))));
    time.nowMs += 1000;
    now(engine.verify(asking(unknown(2))));
    expect(audited(engine, { since: startMs + 1000 })).toMatchObject([{ count: 2, at: new Date(startMs) }]);
    expect(audited(engine, { since: startMs + 1001 })).toEqual([]);
  });

  it('security 12: where it is switched on, a source with too many failures has to wait', () => {
    const { engine, time } = bench({ options: { failedAttempts: { quota: 3, windowMs: 60_000 } } });
    const { text } = issued(engine);
    for (let attempt = 0; attempt < 3; attempt++) expect(verdict(engine, asking(unknown(attempt)))).toBe('invalid_key');
    expect(now(engine.verify(asking(unknown(9))))).toMatchObject({
      refusal: { kind: 'rate_limited', policy: 'failed_attempts', retryAfterMs: 60_000 },
      key: null,
    });
    expect(verdict(engine, asking(text))).toBe('rate_limited');
    expect(verdict(engine, asking(text, { address: '192.0.2.2' }))).toBe('allowed');
    time.nowMs += 60_000;
    expect(verdict(engine, asking(text))).toBe('allowed');
  });

  it('security 12: takes all requests of unknown address for one source, and none for who sends no key', () => {
    const { engine } = bench({ options: { failedAttempts: { quota: 2, windowMs: 60_000 } } });
    const nowhere = { address: null };
    for (let attempt = 0; attempt < 2; attempt++) now(engine.verify(asking(unknown(attempt), nowhere)));
    expect(verdict(engine, asking(unknown(3), nowhere))).toBe('rate_limited');
    expect(verdict(engine, asking(unknown(3)))).toBe('invalid_key');
    expect(verdict(engine, asking('', { ...nowhere, presented: [] }))).toBe('missing_key');
  });

  it('keeps no count of sources where it is not switched on', () => {
    const { engine, counter } = bench();
    for (let attempt = 0; attempt < 50; attempt++) now(engine.verify(asking(unknown(attempt))));
    expect(counter.size()).toBe(0);
    expect(verdict(engine, asking(issued(engine).text))).toBe('allowed');
  });
});

describe.each(['throws', 'rejects'] as const)('an audit that %s', (how) => {
  const broken = (): Partial<StorePort> => ({
    countAudit() {
      const failure = new Error('The audit is full.');
      if (how === 'throws') throw failure;
      return Promise.reject(failure);
    },
  });
  const policy = { id: 'guesses', title: '', quota: 3, window: { kind: 'sliding', ms: 60_000 } } as const;

  it('security 12: refuses bad and dead keys as ever, lets their source guess no more, and tells what is missing', async () => {
    const { engine } = bench({
      ports: { store: { ...memoryStore(), ...broken() } },
      options: { failedAttempts: { quota: policy.quota, windowMs: policy.window.ms } },
    });
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    const refusals: unknown[] = [];
    for (const each of [unknown(1), 'nonsense', text, unknown(2)]) {
      const decision = await engine.verify(asking(each));
      refusals.push(decision.allowed || decision.refusal.kind);
    }
    expect(refusals).toEqual(['invalid_key', 'invalid_key', 'revoked_key', 'rate_limited']);
    expect(await engine.flush()).toMatchObject({ unaudited: 3 });
  });

  it('security 65: lets pass what a limit lets pass while it is not counted', async () => {
    const counter = {
      take: () => Promise.reject(new Error('The counter is gone.')),
      peek: () => Promise.reject(new Error('The counter is gone.')),
    };
    const limits = [{ ...policy, partition: 'key', onOutage: 'allow' } as const];
    const { engine } = bench({ ports: { counter, store: { ...memoryStore(), ...broken() } }, options: { limits } });
    const decision = await engine.verify(asking(issued(engine).text));
    expect(decision).toMatchObject({ allowed: true, outage: [{ policy: 'guesses', mode: 'allow' }] });
    expect(await engine.flush()).toMatchObject({ unaudited: 1 });
  });
});
