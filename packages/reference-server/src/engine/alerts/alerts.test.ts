import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, operation, startMs, system } from '../../../test/engine/fixture.ts';
import { meanwhile } from '../../../test/engine/meanwhile.ts';
import { createEngine, type Engine } from '../engine.ts';
import type { ActResult } from '../problem.ts';
import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import type { Crossing } from './crossing.ts';
import type { NotifyPort, Webhook } from './notify-port.ts';

const dayMs = 86_400_000;
const busy: AlertCondition = { kind: 'requests_per_minute', above: 3 };
const callback: AlertChannel = { kind: 'callback' };
const webhook: AlertChannel = { kind: 'webhook', url: 'https://hooks.example.org/alerts' };

const liveOnly = { environment: 'live' } as const;
const entryOfDeletion: AuditEntry = {
  atMs: startMs,
  action: 'delete_alert',
  actor: 'system',
  keyId: null,
  owner: null,
  address: null,
  requestId: null,
  data: {},
};

const ok = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
};

/** An engine with a key, and ears for its alerts. */
const watchtower = (post?: NotifyPort['post']) => {
  const told: Crossing[] = [];
  const ears = { isListening: true };
  const notify: NotifyPort = {
    isHeard: () => ears.isListening,
    tell: (crossing) => told.push(crossing),
    ...(post ? { post } : {}),
  };
  const made = bench({ ports: { notify } });
  const { engine, time } = made;
  const { key, text } = issued(engine);
  const use = (times = 1, status = 200, by: Engine = engine) => {
    for (let call = 0; call < times; call++) now(by.record(now(by.verify(asking(text))), { status }));
  };
  const watch = (
    condition: AlertCondition,
    channel: AlertChannel = callback,
    by: { key?: string; owner?: string } = { key: key.id },
  ) => ok(now(engine.alerts.create({ actor: everything, condition, channel, ...by }))).alert;
  const evaluate = () => now(engine.alerts.evaluate());
  const crossings = () => ok(now(engine.alerts.crossings({ actor: everything }))).crossings;
  return { ...made, time, key, text, told, ears, notify, use, watch, evaluate, crossings };
};

describe('an alert', () => {
  it('is told once while its condition lasts, and again after it fell below', () => {
    const { time, told, use, watch, evaluate } = watchtower();
    watch(busy);
    for (const calls of [4, 5, 0, 1, 6, 7, 2]) {
      use(calls);
      evaluate();
      evaluate();
      time.nowMs += 60_000;
      evaluate();
    }
    time.nowMs += 60_000;
    evaluate();
    expect(told.map(({ at, value }) => [at, value])).toEqual([
      [new Date(startMs), 4],
      [new Date(startMs + 4 * 60_000), 6],
    ]);
  });

  it('is told while requests go on, without anybody asking for it', () => {
    const { time, told, use, watch, key } = watchtower();
    const alert = watch(busy);
    for (let second = 0; second < 30; second++) {
      time.nowMs = startMs + second * 1000;
      use();
    }
    expect(told).toMatchObject([{ alert: alert.id, key: key.id, title: 'API key usage > 3 requests/minute' }]);
  });

  it('watches all keys of an account together, and no other’s', () => {
    const { engine, told, use, watch, evaluate } = watchtower();
    watch(busy, callback, { owner: 'ada' });
    const sister = issued(engine);
    const foreign = issued(engine, { owner: 'bob' });
    const ask = (text: string) => now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    for (let call = 0; call < 9; call++) ask(foreign.text);
    use(2);
    ask(sister.text);
    evaluate();
    expect(told).toEqual([]);
    ask(sister.text);
    evaluate();
    expect(told).toMatchObject([{ owner: 'ada', key: null, value: 4 }]);
  });

  it('tells of a share of errors, refusals included', () => {
    const { engine, text, told, use, watch, evaluate } = watchtower();
    watch({ kind: 'error_rate', above: 0.25, minutes: 10, atLeast: 4 });
    use(3);
    evaluate();
    const forbidden = asking(text, { operation: operation({ id: 'write', scopes: [['write:events']] }) });
    for (let call = 0; call < 2; call++) now(engine.record(now(engine.verify(forbidden)), { status: 403 }));
    evaluate();
    expect(told).toMatchObject([{ value: 0.4, title: 'Error rate > 25 % in 10 minutes' }]);
  });

  it('tells of each key that nobody uses, and again after it was used', () => {
    const { engine, time, key, told, use, watch, evaluate } = watchtower();
    watch({ kind: 'unused', days: 30 }, callback, { owner: 'ada' });
    const sister = issued(engine);
    const gone = issued(engine);
    now(engine.revoke({ actor: everything, id: gone.key.id }));
    time.nowMs += 20 * dayMs;
    use();
    time.nowMs += 10 * dayMs;
    evaluate();
    expect(told.map((crossing) => crossing.key)).toEqual([sister.key.id]);
    time.nowMs += 20 * dayMs;
    evaluate();
    use();
    evaluate();
    time.nowMs += 30 * dayMs;
    evaluate();
    expect(told.map((crossing) => crossing.key)).toEqual([sister.key.id, key.id, key.id]);
  });

  it('tells of a key that is about to expire', () => {
    const { engine, time, told, watch, evaluate } = watchtower();
    const { key } = issued(engine, { expiresAt: startMs + 30 * dayMs });
    watch({ kind: 'expiring', days: 7 }, callback, { owner: 'ada' });
    for (let day = 0; day < 40; day++) {
      evaluate();
      time.nowMs += dayMs;
    }
    expect(told).toMatchObject([{ key: key.id, at: new Date(startMs + 23 * dayMs), value: 7 }]);
  });

  it('tells nothing of a key that had expired before the alert was made, and none left of one that expired unnoticed', () => {
    const { engine, time, told, watch, evaluate } = watchtower();
    issued(engine, { expiresAt: startMs + dayMs });
    const { key } = issued(engine, { expiresAt: startMs + 10 * dayMs });
    time.nowMs += dayMs;
    watch({ kind: 'expiring', days: 7 }, callback, { owner: 'ada' });
    evaluate();
    expect(told).toEqual([]);
    time.nowMs += 20 * dayMs;
    evaluate();
    expect(told).toMatchObject([{ key: key.id, at: new Date(startMs + 3 * dayMs), value: 0 }]);
  });

  it('survives the engine: another one on the same store tells nothing twice and nothing less', () => {
    const { ports, time, told, use, watch, evaluate, crossings } = watchtower();
    watch(busy);
    use(4);
    evaluate();
    const heirs = [0, 1].map(() => createEngine(system, ports, { environment: 'live' }));
    for (const heir of heirs) {
      use(4, 200, heir);
      now(heir.flush());
      now(heir.alerts.evaluate());
    }
    expect(told).toHaveLength(1);
    time.nowMs += 180_000;
    for (const heir of heirs) now(heir.alerts.evaluate());
    for (const heir of heirs) {
      use(4, 200, heir);
      now(heir.alerts.evaluate());
    }
    expect(told).toHaveLength(2);
    expect(new Set(crossings().map(({ id }) => id)).size).toBe(2);
  });

  it('waits for somebody who listens, and bears one who throws', () => {
    const { ears, told, notify, use, watch, evaluate, crossings } = watchtower();
    watch(busy);
    ears.isListening = false;
    use(4);
    evaluate();
    expect(crossings()).toMatchObject([{ delivery: 'pending' }]);
    ears.isListening = true;
    Object.assign(notify, {
      tell(crossing: Crossing) {
        told.push(crossing);
        throw new Error('I have no time.');
      },
    });
    evaluate();
    evaluate();
    expect(told).toHaveLength(1);
    expect(crossings()).toMatchObject([{ delivery: 'delivered' }]);
  });

  it('is told by one of several engines: who comes too late tells nothing', () => {
    const { ports, told, ears, notify, use, watch, evaluate } = watchtower();
    watch(busy);
    ears.isListening = false;
    use(4);
    evaluate();
    ears.isListening = true;
    const store = meanwhile(ports.store, 'moveDelivery', (times) => {
      const [row] = now(ports.store.dueCrossings(['callback'], startMs));
      if (times === 0 && row)
        now(ports.store.moveDelivery(row.id, 0, { ...row.delivery, state: 'delivered', attempts: 1 }));
    });
    now(createEngine(system, { ...ports, store, notify }, liveOnly).alerts.evaluate());
    expect(told).toEqual([]);
  });

  it('waits in the store by channel until its time has come, and is moved by who saw it last', () => {
    const { ports, use, watch, ears, evaluate, engine } = watchtower();
    ears.isListening = false;
    const mine = watch(busy);
    watch(busy, webhook);
    watch(busy, { kind: 'email', to: 'ada@example.org' });
    use(4);
    evaluate();
    const due = (nowMs: number, ...channels: AlertChannel['kind'][]) => now(ports.store.dueCrossings(channels, nowMs));
    const [row] = due(startMs, 'callback');
    if (row === undefined) throw new Error('Nothing is due.');
    expect(row.alert.id).toBe(mine.id);
    expect(due(startMs - 1, 'callback')).toEqual([]);
    expect(due(startMs, 'callback', 'webhook', 'email')).toHaveLength(2);
    const move = (from: number, to: Partial<typeof row.delivery>) =>
      now(ports.store.moveDelivery(row.id, from, { ...row.delivery, ...to }));
    expect([move(1, { attempts: 2 }), now(ports.store.moveDelivery('nothing', 0, row.delivery))]).toEqual([
      false,
      false,
    ]);
    expect(move(0, { attempts: 1, nextAtMs: startMs + 1 })).toBe(true);
    expect([due(startMs, 'callback'), due(startMs + 1, 'callback').length]).toEqual([[], 1]);
    expect(move(1, { state: 'failed', attempts: 2 })).toBe(true);
    expect([due(startMs + dayMs, 'callback'), move(2, { state: 'pending' })]).toEqual([[], false]);
    expect(now(ports.store.alerts('ada'))).toHaveLength(3);
    expect(now(ports.store.alerts('bob'))).toEqual([]);
    expect(ok(now(engine.alerts.list({ actor: everything, owner: 'bob' }))).alerts).toEqual([]);
    expect(now(ports.store.alertState('nothing', ''))).toBeNull();
  });

  it('is nobody’s where the system does not say whose', () => {
    const { engine } = watchtower();
    const asked = { actor: everything, condition: busy, channel: callback };
    for (const owner of [undefined, '', 7 as unknown as string]) {
      expect(now(engine.alerts.create({ ...asked, owner }))).toMatchObject({
        problem: { kind: 'invalid', field: 'owner' },
      });
    }
  });

  it('writes an e-mail into the outbox', () => {
    const { engine, key, use, watch } = watchtower();
    watch(busy, { kind: 'email', to: 'ada@example.org' });
    use(4);
    const { mails } = ok(now(engine.alerts.outbox({ actor: everything })));
    expect(mails).toEqual([
      {
        id: expect.stringMatching(/^crossing_/),
        to: 'ada@example.org',
        subject: 'Alert: API key usage > 3 requests/minute',
        text: expect.stringContaining(key.id),
        at: new Date(startMs),
      },
    ]);
  });

  it.each([
    {
      condition: { kind: 'requests_per_minute', above: 1 },
      subject: 'API key usage > 1 requests/minute',
      told: /all keys of the account at 2026-01-01T00:00:00\.000Z: 3 requests in that minute\./,
    },
    {
      condition: { kind: 'error_rate', above: 0.125, minutes: 5, atLeast: 3 },
      subject: 'Error rate > 12.5 % in 5 minutes',
      told: /33\.3 % of the answers were errors/,
    },
    { condition: { kind: 'unused', days: 3 }, subject: 'API key unused for 3 days', told: /4 days without use/ },
    {
      condition: { kind: 'expiring', days: 10 },
      subject: 'API key expires within 10 days',
      told: /8 days are left/,
    },
  ] as const)('writes in words what was crossed: $subject', ({ condition, subject, told }) => {
    const { engine, time, use, evaluate, watch, text } = watchtower();
    watch(condition, { kind: 'email', to: 'ada@example.org' }, { owner: 'ada' });
    watch({ kind: 'unused', days: 3660 }, callback, { owner: 'ada' });
    issued(engine, { expiresAt: startMs + 12.3 * dayMs });
    use(2);
    now(engine.record(now(engine.verify(asking(text))), { status: 500 }));
    evaluate();
    time.nowMs += 4.5 * dayMs;
    evaluate();
    const { mails } = ok(now(engine.alerts.outbox({ actor: everything, owner: 'ada' })));
    expect(mails[0]).toMatchObject({ subject: `Alert: ${subject}`, text: expect.stringMatching(told) });
  });

  it('leaves what is told otherwise out of the outbox', () => {
    const { engine, use, watch, crossings } = watchtower();
    watch(busy);
    watch(busy, { kind: 'email', to: 'ada@example.org' });
    use(4);
    expect(crossings()).toHaveLength(2);
    expect(ok(now(engine.alerts.outbox({ actor: everything }))).mails).toHaveLength(1);
  });

  it('tells what was crossed by alert, by key and by owner', () => {
    const { engine, key, use, watch } = watchtower();
    const [mine, ours] = [watch(busy), watch(busy, callback, { owner: 'ada' })];
    use(4);
    const asked = (told: { alert?: string; key?: string; owner?: string }) =>
      ok(now(engine.alerts.crossings({ actor: everything, ...told }))).crossings.map(({ alert }) => alert);
    expect(asked({})).toEqual([mine.id, ours.id]);
    expect(asked({ alert: ours.id })).toEqual([ours.id]);
    expect(asked({ key: key.id })).toEqual([mine.id]);
    expect([asked({ owner: 'ada' }).length, asked({ owner: 'bob' }), asked({ key: 'nobody' })]).toEqual([2, [], []]);
  });

  it('of a key alone tells of that one’s life, and of nothing where a store lost the key', () => {
    const { engine, ports, time, key, told, watch, evaluate } = watchtower();
    issued(engine);
    watch({ kind: 'unused', days: 1 });
    time.nowMs += dayMs;
    evaluate();
    expect(told.map((crossing) => crossing.key)).toEqual([key.id]);
    now(engine.revoke({ actor: everything, id: key.id }));
    time.nowMs += 9 * dayMs;
    const blind = createEngine(system, { ...ports, store: { ...ports.store, lineage: () => [] } }, liveOnly);
    now(blind.alerts.evaluate());
    evaluate();
    expect(told).toHaveLength(1);
  });

  it('tells of every key of an account, however many there are', () => {
    const { engine, time, told, watch, evaluate } = watchtower();
    for (let count = 0; count < 1999; count++) issued(engine);
    watch({ kind: 'unused', days: 1 }, callback, { owner: 'ada' });
    time.nowMs += dayMs;
    evaluate();
    expect(new Set(told.map((crossing) => crossing.key)).size).toBe(2000);
  });

  it('of a key that was replaced or revoked tells no expiry', () => {
    const { engine, time, told, watch, evaluate } = watchtower();
    const { key } = issued(engine, { expiresAt: startMs + 2 * dayMs });
    watch({ kind: 'expiring', days: 1 }, callback, { owner: 'ada' });
    now(engine.revoke({ actor: everything, id: key.id }));
    time.nowMs += dayMs;
    evaluate();
    expect(told).toEqual([]);
  });

  it('is deleted once, whoever deletes it at once, and told no more', () => {
    const { engine, ports, use, watch, crossings } = watchtower();
    const alert = watch(busy);
    const facts = now(ports.store.alert(alert.id));
    if (facts === null) throw new Error('The alert is not in the store.');
    ok(now(engine.alerts.delete({ actor: everything, id: alert.id })));
    const again = { ...entryOfDeletion, owner: 'ada' };
    now(ports.store.deleteAlert(alert.id, again));
    expect(now(engine.audit({ action: 'delete_alert' })).records).toHaveLength(1);
    const armed = { crossedBy: null, weighedToMs: 0 };
    expect(now(ports.store.crossAlert(alert.id, '', null, armed, []))).toBe(false);
    use(9);
    expect(crossings()).toEqual([]);
  });

  it('is weighed by one of several who weigh at once: another state is not what they saw', () => {
    const { ports, watch } = watchtower();
    const { id } = watch(busy);
    const [armed, crossed] = [
      { crossedBy: null, weighedToMs: 60_000 },
      { crossedBy: 60_000, weighedToMs: 60_000 },
    ];
    const cross = (from: typeof armed | typeof crossed | null, to: typeof armed | typeof crossed) =>
      now(ports.store.crossAlert(id, '', from, to, []));
    expect([cross(armed, crossed), cross(null, armed), cross(null, crossed), cross(crossed, crossed)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect([cross({ ...armed, weighedToMs: 1 }, crossed), cross(armed, crossed), cross({ ...crossed }, armed)]).toEqual(
      [false, true, true],
    );
    expect(now(ports.store.alertState(id, ''))).toEqual(armed);
  });

  it('is no more once it is deleted; what it told stays', () => {
    const { engine, told, use, watch, evaluate, crossings } = watchtower();
    const alert = watch(busy);
    use(4);
    evaluate();
    ok(now(engine.alerts.delete({ actor: everything, id: alert.id })));
    use(9);
    evaluate();
    expect([told.length, crossings().length]).toEqual([1, 1]);
    expect(ok(now(engine.alerts.list({ actor: everything }))).alerts).toEqual([]);
    expect(now(engine.alerts.delete({ actor: everything, id: alert.id }))).toMatchObject({
      problem: { kind: 'not_found' },
    });
    expect(now(engine.audit({ owner: 'ada' })).records.map(({ action }) => action)).toEqual([
      'issue',
      'create_alert',
      'delete_alert',
    ]);
  });
});

describe('a webhook', () => {
  /** A receiver that answers with each status in turn, and then no more. */
  const receiver = (...statuses: readonly (number | null)[]) => {
    const got: Webhook[] = [];
    const post = (message: Webhook): Promise<number> => {
      const status = statuses[got.length] ?? null;
      got.push(message);
      return status === null ? Promise.reject(new Error('Nobody is there.')) : Promise.resolve(status);
    };
    return { got, post };
  };

  it('is sent until it is taken, further and further apart, always under one id', async () => {
    const { got, post } = receiver(500, null, 204);
    const { engine, time, use, watch } = watchtower(post);
    watch(busy, webhook);
    use(4);
    const sentAfter: number[] = [];
    for (let minute = 0; minute < 12; minute++) {
      const before = got.length;
      await engine.alerts.evaluate();
      if (got.length > before) sentAfter.push(minute);
      time.nowMs += 60_000;
    }
    expect(sentAfter).toEqual([0, 1, 3]);
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(ok(await engine.alerts.crossings({ actor: everything })).crossings).toMatchObject([
      { delivery: 'delivered' },
    ]);
  });

  it('is taken by a receiver that answers at once, and tried again where that throws', () => {
    const statuses = [199, 300, 299];
    const { time, engine, use, watch, crossings } = watchtower(() => {
      const status = statuses.shift();
      if (status === undefined) throw new Error('Enough.');
      return status;
    });
    watch(busy, webhook);
    use(4);
    const states = [0, 1, 2, 3].map(() => {
      now(engine.alerts.evaluate());
      time.nowMs += 3_600_000;
      return crossings()[0]?.delivery;
    });
    expect(states).toEqual(['pending', 'delivered', 'delivered', 'delivered']);
    const failing = watchtower(() => {
      throw new Error('I am broken.');
    });
    failing.watch(busy, webhook);
    failing.use(4);
    failing.evaluate();
    expect(failing.crossings()).toMatchObject([{ delivery: 'pending' }]);
  });

  it('is given up after ten attempts', async () => {
    const { got, post } = receiver();
    const { engine, time, use, watch } = watchtower(post);
    watch(busy, webhook);
    use(4);
    for (let hour = 0; hour < 20; hour++) {
      await engine.alerts.evaluate();
      time.nowMs += 3_600_000;
    }
    expect(got).toHaveLength(10);
    expect(ok(await engine.alerts.crossings({ actor: everything })).crossings).toMatchObject([{ delivery: 'failed' }]);
  });

  it('is sent no more to a receiver that says it is gone', async () => {
    const { got, post } = receiver(410, 200);
    const { engine, time, use, watch } = watchtower(post);
    watch(busy, webhook);
    use(4);
    await engine.alerts.evaluate();
    time.nowMs += 3_600_000;
    await engine.alerts.evaluate();
    expect(got).toHaveLength(1);
    expect(ok(await engine.alerts.crossings({ actor: everything })).crossings).toMatchObject([{ delivery: 'failed' }]);
  });

  it('is sent by one of several engines that look at once', async () => {
    const { got, post } = receiver(200, 200, 200);
    const { engine, ports, use, watch } = watchtower(post);
    watch(busy, webhook);
    use(4);
    const twin = createEngine(system, ports, { environment: 'live' });
    await Promise.all([engine.alerts.evaluate(), twin.alerts.evaluate(), engine.alerts.evaluate()]);
    expect(got).toHaveLength(1);
  });

  it('holds ids, figures and times, and neither a secret nor a piece of one', async () => {
    const { got, post } = receiver(200);
    const { engine, key, text, use, watch } = watchtower(post);
    const alert = watch(busy, webhook);
    use(4);
    await engine.alerts.evaluate();
    const [message] = got;
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 'alert.crossed',
      timestamp: new Date(startMs).toISOString(),
      data: { alert: alert.id, key: key.id, owner: 'ada', value: 4, at: new Date(startMs).toISOString() },
    });
    const body = text.slice(-32);
    for (let at = 0; at + 12 <= body.length; at++)
      expect(JSON.stringify(message)).not.toContain(body.slice(at, at + 12));
  });

  it('never holds up who reads figures', () => {
    const { engine, key, use, watch } = watchtower(() => new Promise(() => {}));
    watch(busy, webhook);
    use(4);
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { requestCount: 4 } });
  });
});

describe('what an alert keeps', () => {
  const conditions: readonly AlertCondition[] = [
    busy,
    { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 1 },
    { kind: 'unused', days: 3 },
    { kind: 'expiring', days: 3 },
  ];
  const channels: readonly AlertChannel[] = [callback, webhook, { kind: 'email', to: 'ada@example.org' }];

  it.each(conditions.flatMap((condition) => channels.map((channel) => ({ condition, channel }))))(
    'security 48: is its condition and its channel, and nothing that came with them: $condition.kind, $channel.kind',
    ({ condition, channel }) => {
      const { engine, ports, text } = watchtower();
      const more = { secret: text, owner: 'bob', createdAtMs: 0, url: text, to: text, days: text, above: text };
      const asked = {
        actor: everything,
        owner: 'ada',
        condition: { ...more, ...condition },
        channel: { ...more, url: 'https://example.org', to: 'bob@example.org', ...channel },
      };
      const { alert } = ok(now(engine.alerts.create(asked)));
      const [row] = now(ports.store.alerts('ada'));
      expect([row?.condition, row?.channel]).toStrictEqual([condition, channel]);
      expect([alert.condition, alert.channel]).toStrictEqual([condition, channel]);
      const [listed] = ok(now(engine.alerts.list({ actor: everything }))).alerts;
      Object.assign(listed?.condition ?? {}, { kind: 'changed' });
      expect(now(ports.store.alerts('ada'))).toMatchObject([{ condition }]);
    },
  );
});

describe('alerts of people', () => {
  const bob = { kind: 'person', id: 'bob', owner: 'bob', scopes: 'all' } as const;

  it('security 10: are of their own keys, and seen by nobody else', () => {
    const { engine, key, watch, use } = watchtower();
    const alert = watch(busy, { kind: 'email', to: 'ada@example.org' });
    use(4);
    const asked = { actor: bob, condition: busy, channel: callback };
    expect(now(engine.alerts.create({ ...asked, key: key.id }))).toEqual(
      now(engine.alerts.create({ ...asked, key: 'key_that_never_was' })),
    );
    expect(now(engine.alerts.create({ ...asked, owner: 'ada' }))).toMatchObject({
      problem: { kind: 'beyond_authority' },
    });
    expect(now(engine.alerts.delete({ actor: bob, id: alert.id }))).toEqual(
      now(engine.alerts.delete({ actor: bob, id: 'alert_that_never_was' })),
    );
    const seen = { actor: bob, owner: 'ada' };
    expect(ok(now(engine.alerts.list(seen))).alerts).toEqual([]);
    expect(ok(now(engine.alerts.crossings(seen))).crossings).toEqual([]);
    expect(ok(now(engine.alerts.outbox(seen))).mails).toEqual([]);
    expect(ok(now(engine.alerts.create(asked))).alert).toMatchObject({ owner: 'bob', key: null });
  });

  it.each([
    { field: 'condition.above', condition: { kind: 'requests_per_minute', above: 0.5 } },
    { field: 'condition.above', condition: { kind: 'error_rate', above: 1, minutes: 5, atLeast: 1 } },
    { field: 'condition.minutes', condition: { kind: 'error_rate', above: 0.1, minutes: 61, atLeast: 1 } },
    { field: 'condition.atLeast', condition: { kind: 'error_rate', above: 0.1, minutes: 5, atLeast: 0 } },
    { field: 'condition.days', condition: { kind: 'unused', days: 0 } },
    { field: 'condition.days', condition: { kind: 'expiring', days: Number.NaN } },
    { field: 'condition.kind', condition: { kind: 'toString' } },
    { field: 'channel.url', channel: { kind: 'webhook', url: 'file:///etc/passwd' } },
    { field: 'channel.url', channel: { kind: 'webhook', url: 'https://ada:secret@example.org' } },
    { field: 'channel.url', channel: { kind: 'webhook', url: 'no address' } },
    { field: 'channel.url', channel: { kind: 'webhook', url: 7 } },
    { field: 'channel.url', channel: { kind: 'webhook', url: `https://example.org/${'x'.repeat(2000)}` } },
    { field: 'channel.url', channel: { kind: 'webhook', url: 'https://ada@example.org' } },
    { field: 'channel.to', channel: { kind: 'email', to: `${'a'.repeat(243)}@example.org` } },
    { field: 'channel.to', channel: { kind: 'email', to: ['ada@example.org'] } },
    { field: 'channel.kind', channel: null },
    { field: 'condition.kind', condition: null },
    { field: 'channel.to', channel: { kind: 'email', to: 'ada@example.org\nBcc: all@example.org' } },
    { field: 'channel.kind', channel: { kind: 'pigeon' } },
  ])('are refused where they cannot work: $field', ({ field, condition = busy, channel = callback }) => {
    const { engine } = watchtower();
    const asked = { actor: bob, condition: condition as AlertCondition, channel: channel as AlertChannel };
    expect(now(engine.alerts.create(asked))).toMatchObject({ problem: { kind: 'invalid', field } });
  });
});
