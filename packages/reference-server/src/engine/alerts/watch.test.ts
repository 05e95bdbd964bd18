import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import { createEngine, type Engine } from '../engine.ts';
import type { AlertCondition } from '../stores/alert-row.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
import type { Crossing } from './crossing.ts';

const hourMs = 3_600_000;
const busy: AlertCondition = { kind: 'requests_per_minute', above: 3 };

/** Engines on one store, and what their alerts told. Nobody looks: alerts are weighed as requests go on. */
const open = ({ breaks = (store: StorePort): Partial<StorePort> => store, flushIntervalsMs = [10_000] } = {}) => {
  const told: Crossing[] = [];
  const asked: (string | null)[] = [];
  const memory = memoryStore();
  const store: StorePort = {
    ...memory,
    alerts(owner) {
      asked.push(owner);
      return memory.alerts(owner);
    },
  };
  const { ports, time } = bench({
    ports: {
      store: { ...store, ...breaks(store) },
      notify: { isHeard: () => true, tell: (crossing) => told.push(crossing) },
    },
  });
  const engines = flushIntervalsMs.map((flushIntervalMs) =>
    createEngine(system, ports, { environment: 'live', flushIntervalMs }),
  );
  const [engine] = engines;
  if (engine === undefined) throw new Error('There is no engine.');
  const watch = (condition: AlertCondition, told: { owner?: string; key?: string } = { owner: 'ada' }) =>
    now(engine.alerts.create({ actor: everything, condition, channel: { kind: 'callback' }, ...told }));
  const use = (text: string, times = 1, { by = engine, status = 200 }: { by?: Engine; status?: number } = {}) => {
    for (let call = 0; call < times; call++) now(by.record(now(by.verify(asking(text))), { status }));
  };
  const at = (secondsLater: number) => {
    time.nowMs = startMs + secondsLater * 1000;
  };
  return { engine, engines, told, asked, watch, use, at };
};

describe('alerts, as figures are written', () => {
  it('are weighed where the figures are about them, and nobody else’s are looked at', () => {
    const { engine, asked, told, watch, use, at } = open();
    const [mine, bobs] = [issued(engine), issued(engine, { owner: 'bob' })];
    watch(busy, { key: mine.key.id });
    watch(busy, { owner: 'bob' });
    use(mine.text);
    at(10);
    use(mine.text);
    asked.length = 0;
    use(mine.text, 2);
    at(20);
    use(mine.text);
    expect(told).toMatchObject([{ key: mine.key.id, value: 5 }]);
    expect(new Set(asked)).toEqual(new Set(['ada']));
    use(bobs.text, 4);
    at(30);
    use(bobs.text);
    expect(told).toMatchObject([{ owner: 'ada' }, { owner: 'bob' }]);
  });

  it('of another key of the account are not', () => {
    const { engine, told, watch, use, at } = open({
      breaks: (store) => ({
        minutes: (query) => {
          if (query.keyId === 'sister') throw new Error('Nobody used it.');
          return store.minutes(query);
        },
      }),
    });
    const { text } = issued(engine, { id: 'used' });
    issued(engine, { id: 'sister' });
    for (const key of ['used', 'sister']) watch(busy, { key });
    use(text, 4);
    at(10);
    use(text);
    expect(told).toMatchObject([{ key: 'used' }]);
  });

  it('are told of days once an hour, whoever asks for what', () => {
    const { engine, told, watch, use, at } = open();
    const bobs = issued(engine, { owner: 'bob' });
    const { key } = issued(engine, { expiresAt: startMs + 24 * hourMs + 1800_000 });
    watch({ kind: 'expiring', days: 1 });
    for (let minute = 0; minute <= 59; minute++) {
      at(minute * 60);
      use(bobs.text);
    }
    // It was looked at in the first minute, when the key had more than a day.
    expect(told).toEqual([]);
    at(3700);
    use(bobs.text);
    expect(told).toMatchObject([{ key: key.id, at: new Date(startMs + 1800_000) }]);
  });

  it('of a share of errors fall silently, and are told again', () => {
    const { engine, told, watch, use, at } = open();
    const [mine, bobs] = [issued(engine), issued(engine, { owner: 'bob' })];
    watch({ kind: 'error_rate', above: 0.5, minutes: 2, atLeast: 1 });
    use(mine.text, 2, { status: 500 });
    at(10);
    use(mine.text, 2, { status: 500 });
    expect(told).toHaveLength(1);
    for (const seconds of [60, 120, 180]) {
      at(seconds);
      use(bobs.text);
    }
    at(200);
    use(mine.text, 2, { status: 500 });
    at(210);
    use(mine.text, 2, { status: 500 });
    // Until the silent minute is over for all engines it may be none.
    expect(told).toHaveLength(1);
    at(240);
    use(bobs.text);
    expect(told).toHaveLength(2);
    expect(told[1]).toMatchObject({ at: new Date(startMs + 180_000), value: 1 });
  });

  it('cost no write while nobody uses what they watch, and miss nothing of it later', () => {
    const writes: string[] = [];
    const { engine, told, watch, use, at } = open({
      breaks: (store) => ({
        crossAlert(alert, ...move) {
          writes.push(alert);
          return store.crossAlert(alert, ...move);
        },
      }),
    });
    const [mine, bobs] = [issued(engine), issued(engine, { owner: 'bob' })];
    watch(busy);
    watch({ kind: 'error_rate', above: 0.5, minutes: 2, atLeast: 1 });
    for (let minute = 1; minute <= 180; minute++) {
      at(minute * 60);
      use(bobs.text);
    }
    expect(writes).toEqual([]);
    use(mine.text, 4, { status: 500 });
    at(180 * 60 + 10);
    use(mine.text);
    expect(told).toMatchObject([{ value: 5 }, { value: 0.8 }]);
    for (let minute = 181; minute <= 190; minute++) {
      at(minute * 60);
      use(bobs.text);
    }
    const whileItSettled = writes.length;
    expect(whileItSettled).toBeGreaterThan(2);
    for (let minute = 191; minute <= 300; minute++) {
      at(minute * 60);
      use(bobs.text);
    }
    expect([writes.length, told.length]).toEqual([whileItSettled, 2]);
  });

  it('are looked at in one round at a time, and again a minute after it has ended', async () => {
    let isSlow = false;
    const line: (() => void)[] = [];
    const { engine, asked, watch, use, at } = open({
      breaks: (store) => ({
        alertState: (alert, subject) =>
          isSlow
            ? new Promise((resolve) => line.push(() => resolve(now(store.alertState(alert, subject)))))
            : store.alertState(alert, subject),
      }),
    });
    const bobs = issued(engine, { owner: 'bob' });
    watch(busy);
    const rounds = () => asked.filter((owner) => owner === null).length;
    const useAt = (seconds: number) => {
      at(seconds);
      use(bobs.text);
    };
    isSlow = true;
    useAt(0);
    useAt(10);
    expect([rounds(), line.length]).toEqual([1, 1]);
    for (const seconds of [70, 80, 150]) useAt(seconds);
    expect(rounds()).toBe(1);
    isSlow = false;
    line.shift()?.();
    for (let turn = 0; turn < 50; turn++) await null;
    for (const seconds of [160, 200]) useAt(seconds);
    expect(rounds()).toBe(1);
    useAt(210);
    expect(rounds()).toBe(2);
  });

  it('stay owed where the store failed, until it takes them', () => {
    let isDown = false;
    const { engine, told, watch, use, at } = open({
      breaks: (store) => ({
        minutes: (query) => {
          if (isDown) throw new Error('The store is down.');
          return store.minutes(query);
        },
        alertState: (id, subject) => {
          if (isDown) throw new Error('The store is down.');
          return store.alertState(id, subject);
        },
      }),
    });
    const [mine, bobs] = [issued(engine), issued(engine, { owner: 'bob' })];
    watch(busy);
    watch({ kind: 'unused', days: 1 }, { owner: 'bob' });
    isDown = true;
    use(mine.text, 4);
    at(10);
    use(mine.text);
    expect(() => now(engine.alerts.evaluate())).toThrow('The store is down.');
    isDown = false;
    use(bobs.text);
    at(20);
    use(bobs.text);
    expect(told).toMatchObject([{ owner: 'ada', value: 5 }]);
  });

  it('of days stay due where the store failed, and are not put off for an hour', () => {
    let isDown = false;
    const { engine, told, watch, use, at } = open({
      breaks: (store) => ({
        alertState: (id, subject) => {
          if (isDown) throw new Error('The store is down.');
          return store.alertState(id, subject);
        },
      }),
    });
    const { key } = issued(engine, { expiresAt: startMs + 12 * hourMs });
    const bobs = issued(engine, { owner: 'bob' });
    watch({ kind: 'expiring', days: 1 });
    isDown = true;
    use(bobs.text);
    at(10);
    use(bobs.text);
    expect(told).toEqual([]);
    isDown = false;
    at(20);
    use(bobs.text);
    expect(told).toMatchObject([{ key: key.id }]);
  });

  it('stay owed where the store promises and fails', async () => {
    let isDown = true;
    const { engine, told, watch, use, at } = open({
      breaks: (store) => ({
        minutes: async (query) => {
          if (isDown) throw new Error('The store is down.');
          return store.minutes(query);
        },
      }),
    });
    const [mine, bobs] = [issued(engine), issued(engine, { owner: 'bob' })];
    watch(busy);
    use(mine.text, 4);
    expect(await engine.flush()).toMatchObject({ areAlertsOwed: true });
    isDown = false;
    at(5);
    use(bobs.text);
    expect(await engine.flush()).toMatchObject({ areAlertsOwed: false });
    expect(told).toMatchObject([{ owner: 'ada', value: 4 }]);
  });
});

describe('engines of different flush intervals on one store', () => {
  it('miss nothing of one another: who writes seldom is waited for', () => {
    const { engine, engines, told, watch, use, at } = open({ flushIntervalsMs: [0, 30_000] });
    const [often, seldom] = engines;
    const { text } = issued(engine);
    watch(busy);
    at(50);
    use(text, 4, seldom && { by: seldom });
    for (const seconds of [59, 60, 61, 75]) {
      at(seconds);
      use(text, 1, often && { by: often });
    }
    expect(told).toEqual([]);
    at(85);
    use(text, 1, seldom && { by: seldom });
    expect(told).toMatchObject([{ at: new Date(startMs), value: 5 }]);
  });
});

describe('an account', () => {
  it('may have a hundred alerts, those of its keys included, and one more for each that is deleted', () => {
    const { engine, watch } = open();
    const { key } = issued(engine);
    for (let count = 0; count < 99; count++) expect(watch(busy)).toMatchObject({ ok: true });
    const last = watch(busy, { key: key.id });
    expect(watch(busy)).toEqual({
      ok: false,
      problem: { kind: 'conflict', message: 'The account has 100 alerts, and may not have more. Delete one first.' },
    });
    expect(now(engine.audit({ action: 'create_alert', limit: 1000 })).records).toHaveLength(100);
    expect(watch(busy, { owner: 'bob' })).toMatchObject({ ok: true });
    if ('problem' in last) throw new Error(last.problem.message);
    now(engine.alerts.delete({ actor: everything, id: last.alert.id }));
    expect(watch(busy)).toMatchObject({ ok: true });
    expect(now(engine.alerts.list({ actor: everything, owner: 'ada' }))).toMatchObject({ alerts: { length: 100 } });
  });
});
