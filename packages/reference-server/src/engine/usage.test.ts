import type { LimitPolicy, UsageRule } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, startMs } from '../../test/engine/fixture.ts';

const once: LimitPolicy = { id: 'once', title: '', quota: 1, window: { kind: 'month' }, partition: 'key' };

const used = (usage: UsageRule, statuses: readonly number[]) => {
  const { engine, store } = bench({ provider: { usage } });
  const { key, text } = issued(engine);
  for (const status of statuses) now(engine.record(now(engine.verify(asking(text))), { status }));
  return now(store.usageOf(key.id));
};

describe('usage', () => {
  it('moves count, last use and last address with every answer to a recognised key, refusals included', () => {
    const { engine, time } = bench({ options: { limits: [once] } });
    const { key, text } = issued(engine);
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    const requests = [asking(text), asking(text), { ...forbidden, address: '198.51.100.7' }];
    for (const request of requests) {
      time.nowMs += 1000;
      const decision = now(engine.verify(request));
      now(engine.record(decision, { status: decision.allowed ? 200 : 429 }));
    }
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 3, lastUsedAt: new Date(startMs + 3000), lastIp: '198.51.100.7' },
    });
  });

  it('counts what the system declares', () => {
    const success = { lastUsed: 'success', requests: 'success', errorsFrom: 500 } as const;
    expect(used(success, [200, 302, 404, 500])).toMatchObject({ requests: 1, errors: 1 });
    expect(used(success, [404])).toEqual({ requests: 0, errors: 0, lastUsedAtMs: null, lastIp: null });
    const recognised = { lastUsed: 'recognised', requests: 'recognised', errorsFrom: 400 } as const;
    expect(used(recognised, [200, 302, 404, 500])).toMatchObject({ requests: 4, errors: 2 });
  });

  it('security 68: an attempt with an unknown or a dead key moves nobody’s figures', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    now(engine.revoke({ actor: everything, id: key.id }));
    for (const secret of [text, 'nonsense']) now(engine.record(now(engine.verify(asking(secret))), { status: 401 }));
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 0, lastUsedAt: null, lastIp: null },
    });
  });

  it('security 66: goes forwards only, whatever the order in which answers are recorded', () => {
    const { engine } = bench();
    const { key, text } = issued(engine);
    const decision = now(engine.verify(asking(text)));
    now(engine.record(decision, { status: 200, nowMs: startMs + 500 }));
    now(engine.record({ ...decision, address: '198.51.100.7' }, { status: 200, nowMs: startMs + 100 }));
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({
      key: { requestCount: 2, lastUsedAt: new Date(startMs + 500), lastIp: '192.0.2.1' },
    });
  });
});
