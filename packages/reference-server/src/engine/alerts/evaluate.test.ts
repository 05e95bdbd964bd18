import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';

const dayMs = 86_400_000;
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 30 * dayMs, max: 30 * dayMs } },
} as const;
const webhook: AlertChannel = { kind: 'webhook', url: 'https://hooks.example.org/alerts' };

const open = () => {
  const { engine, time } = bench({ provider: { lifecycle } });
  return {
    engine,
    time,
    watch: (condition: AlertCondition) =>
      now(
        engine.alerts.create({
          actor: everything,
          owner: 'ada',
          condition,
          channel: webhook,
          address: '192.0.2.9',
          requestId: 'req_9',
        }),
      ),
    use(text: string, times: number) {
      for (let call = 0; call < times; call++) now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    },
    crossings() {
      const seen = now(engine.alerts.crossings({ actor: everything }));
      if (!seen.ok) throw new Error(seen.problem.message);
      return seen.crossings;
    },
  };
};

describe('an alert of an account', () => {
  it('tells nothing of the life of keys that cannot be used, or that have a successor', () => {
    const { engine, time, watch, crossings } = open();
    const expiresAt = startMs + 20 * dayMs;
    const [living, disabled, replaced] = [1, 2, 3].map(() => issued(engine, { expiresAt }).key.id);
    watch({ kind: 'unused', days: 10 });
    watch({ kind: 'expiring', days: 10 });
    now(engine.disable({ actor: everything, id: disabled ?? '' }));
    const rotated = now(engine.rotate({ actor: everything, id: replaced ?? '' }));
    const successor = rotated.ok ? rotated.key.id : null;
    time.nowMs += 10 * dayMs;
    const told = crossings().map(({ key, condition }) => [key, condition.kind]);
    expect(told.filter(([, kind]) => kind === 'unused')).toEqual([
      [successor, 'unused'],
      [living, 'unused'],
    ]);
    expect(told.filter(([, kind]) => kind === 'expiring')).toEqual([
      [successor, 'expiring'],
      [living, 'expiring'],
    ]);
  });

  it('weighs the minutes of all its keys together in their order, whichever was used first', () => {
    const { engine, time, watch, use, crossings } = open();
    const [early, late] = [issued(engine), issued(engine)];
    watch({ kind: 'requests_per_minute', above: 3 });
    // The first use of a key decides where its figures are kept.
    use(late.text, 1);
    time.nowMs += 60_000;
    use(early.text, 4);
    time.nowMs += 60_000;
    use(late.text, 5);
    expect(crossings()).toMatchObject([{ at: new Date(startMs + 60_000), value: 4 }]);
  });

  it('is audited with what it waits for and how it tells, and where who made it was', () => {
    const { engine, watch } = open();
    const made = watch({ kind: 'unused', days: 10 });
    if (!made.ok) throw new Error(made.problem.message);
    expect(now(engine.audit({ action: 'create_alert' })).records).toMatchObject([
      {
        owner: 'ada',
        key: null,
        address: '192.0.2.9',
        requestId: 'req_9',
        data: { alert: made.alert.id, condition: 'unused', channel: 'webhook' },
      },
    ]);
    expect(now(engine.alerts.list({ actor: everything, owner: 'ada' }))).toMatchObject({ ok: true });
    expect(now(engine.alerts.outbox({ actor: everything, owner: 'ada' }))).toEqual({ ok: true, mails: [] });
  });
});
