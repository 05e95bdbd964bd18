import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now, startMs, system } from '../../../test/engine/fixture.ts';
import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';
import { memoryStore } from '../stores/memory.ts';
import type { StorePort } from '../stores/store.ts';
import type { Crossing } from './crossing.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const actor = everything;
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: dayMs, max: 30 * dayMs } },
} as const;
const failing: AlertCondition = { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 5 };

/** An engine with a key, whose alerts nobody looks at unless told. */
const open = (breaks: (store: StorePort) => Partial<StorePort> = () => ({})) => {
  const told: Crossing[] = [];
  const store = memoryStore();
  const made = bench({
    provider: { lifecycle },
    ports: {
      store: { ...store, ...breaks(store) },
      notify: { isHeard: () => true, tell: (crossing) => told.push(crossing) },
    },
  });
  const { engine, time } = made;
  const { key, text } = issued(engine, { expiresAt: startMs + 400 * dayMs });
  const watch = (condition: AlertCondition, by: { key?: string; owner?: string } = { key: key.id }) => {
    const channel: AlertChannel = { kind: 'callback' };
    const made = now(engine.alerts.create({ actor, condition, channel, ...by }));
    if (!made.ok) throw new Error(made.problem.message);
    return made.alert;
  };
  const use = (times = 1, status = 200, secret = text) => {
    for (let call = 0; call < times; call++) now(engine.record(now(engine.verify(asking(secret))), { status }));
  };
  const at = (afterMs: number) => {
    time.nowMs = startMs + afterMs;
  };
  const look = () => now(engine.alerts.evaluate());
  return { ...made, told, key, text, watch, use, at, look };
};

describe('an alert that is weighed seldom', () => {
  it('tells of a share of errors that was over before anybody looked', () => {
    const { told, watch, use, at, look } = open();
    watch(failing);
    at(minuteMs);
    use(20, 500);
    at(7 * 60 * minuteMs);
    look();
    expect(told).toMatchObject([
      { value: 1, at: new Date(startMs + minuteMs), noticedAt: new Date(startMs + 420 * minuteMs) },
    ]);
  });

  it('tells of one that the next request comes too late for', () => {
    const { told, watch, use, at } = open();
    watch({ ...failing, minutes: 1 });
    at(minuteMs);
    use(20, 500);
    at(2.5 * minuteMs);
    use(20);
    expect(told).toHaveLength(1);
    at(10 * minuteMs);
    use(20);
    expect(told).toHaveLength(1);
  });

  it('tells of a share that rose as older answers left the window, though hours passed meanwhile', () => {
    const { told, watch, use, at } = open();
    watch(failing);
    use(10);
    at(3 * minuteMs);
    use(8, 500);
    expect(told).toEqual([]);
    // The next request is written before anybody looks, and lets go of nothing that was not weighed.
    at(300 * minuteMs);
    use();
    expect(told).toMatchObject([{ value: 1, at: new Date(startMs + 5 * minuteMs) }]);
  });

  it('keeps minutes no longer than alerts look back once they are weighed, and than a day where they cannot be for so long', () => {
    const failures = { alerts: false };
    const { engine, store, ports, use, at } = open((memory) => ({
      alerts(owner) {
        if (failures.alerts) throw new Error('The store is down.');
        return memory.alerts(owner);
      },
    }));
    const kept = () =>
      now(ports.store.minutes({ keyId: null, owner: null, fromMs: 0, toMs: Number.POSITIVE_INFINITY })).map((row) =>
        Math.round((row.minuteMs - startMs) / minuteMs),
      );
    expect(now(store.alerts(null))).toEqual([]);
    const useAt = (minute: number) => {
      at(minute * minuteMs);
      use();
      now(engine.flush());
    };
    for (const minute of [0, 30, 90, 91]) useAt(minute);
    expect(kept()).toEqual([30, 90, 91]);
    failures.alerts = true;
    for (const minute of [200, 300, 200 + 24 * 60 - 1]) useAt(minute);
    expect(kept()).toEqual([30, 90, 91, 200, 300, 1639]);
    useAt(200 + 24 * 60);
    expect(kept()).toEqual([200, 300, 1639, 1640]);
  });

  it('tells of a time without use that the key itself ends, once, and of the next one', () => {
    const { told, watch, use, at, look } = open();
    watch({ kind: 'unused', days: 30 });
    use();
    at(40 * dayMs);
    use(2);
    look();
    expect(told).toMatchObject([
      { value: 40, at: new Date(startMs + 30 * dayMs), noticedAt: new Date(startMs + 40 * dayMs) },
    ]);
    at(75 * dayMs);
    look();
    use();
    look();
    at(106 * dayMs);
    use();
    look();
    expect(told.map((crossing) => crossing.at)).toEqual([30, 70, 105].map((day) => new Date(startMs + day * dayMs)));
  });

  it('tells of a key that was not used since it was issued, and of none that was in use before the alert was', () => {
    const { told, watch, use, at, look } = open();
    at(40 * dayMs);
    use();
    look();
    watch({ kind: 'unused', days: 30 });
    look();
    expect(told).toEqual([]);
    const fresh = open();
    fresh.watch({ kind: 'unused', days: 30 });
    fresh.at(40 * dayMs);
    fresh.use();
    fresh.look();
    expect(fresh.told).toMatchObject([{ value: 40 }]);
  });

  it.each([
    { kind: 'unused', days: 30 },
    { kind: 'expiring', days: 370 },
  ] as const)('tells once of a key that is disabled and enabled: $kind', (condition) => {
    const { engine, told, key, watch, at, look } = open();
    watch(condition);
    at(31 * dayMs);
    look();
    expect(told).toHaveLength(1);
    now(engine.disable({ actor, id: key.id }));
    look();
    now(engine.enable({ actor, id: key.id }));
    look();
    expect(told).toHaveLength(1);
  });
});

describe('an alert on a key that is rotated', () => {
  const rotated = (engine: ReturnType<typeof open>['engine'], id: string) => {
    const result = now(engine.rotate({ actor, id }));
    if (!result.ok || result.secret === null) throw new Error('It cannot be rotated.');
    return { id: result.key.id, text: result.secret.reveal() };
  };

  it('watches what comes in its place, and both together while both are alive', () => {
    const { engine, told, key, watch, use, at } = open();
    const alert = watch({ kind: 'requests_per_minute', above: 5 });
    const next = rotated(engine, key.id);
    use(3);
    use(3, 200, next.text);
    at(10_000);
    use(1, 200, next.text);
    expect(told).toMatchObject([{ alert: alert.id, key: next.id, value: 7 }]);
    const last = rotated(engine, next.id);
    at(10 * minuteMs);
    use(6, 200, last.text);
    now(engine.flush());
    expect(told).toMatchObject([{ key: next.id }, { key: last.id, value: 6 }]);
  });

  it('tells of the days of the key in its place, and no more of its own', () => {
    const { engine, told, key, watch, at, look } = open();
    watch({ kind: 'unused', days: 30 });
    watch({ kind: 'expiring', days: 300 });
    at(10 * dayMs);
    const next = rotated(engine, key.id);
    at(110 * dayMs);
    look();
    expect(told.map((crossing) => [crossing.key, crossing.condition.kind])).toEqual([
      [next.id, 'unused'],
      [next.id, 'expiring'],
    ]);
  });

  it('of a sister is none of its business', () => {
    const { engine, told, watch, use, at, look } = open();
    const sister = issued(engine);
    watch({ kind: 'requests_per_minute', above: 5 }, { key: sister.key.id });
    use(9);
    at(10_000);
    use();
    look();
    expect(told).toEqual([]);
  });
});

describe('an alert that several engines weigh at once', () => {
  it('is weighed again by who came too late, with what the other had not seen', () => {
    let meanwhile: (() => void) | null = null;
    const { engine, told, watch, use, look, ports } = open((memory) => ({
      crossAlert(...move) {
        const before = meanwhile;
        meanwhile = null;
        before?.();
        return memory.crossAlert(...move);
      },
    }));
    const alert = watch({ kind: 'requests_per_minute', above: 5 });
    use(6);
    now(engine.flush());
    told.length = 0;
    // Another engine, that saw fewer answers, writes that it has weighed.
    const fresh = watch({ kind: 'requests_per_minute', above: 4 });
    meanwhile = () => {
      now(ports.store.crossAlert(fresh.id, '', null, { crossedBy: null, weighedToMs: startMs - minuteMs }, []));
    };
    look();
    expect(told).toMatchObject([{ alert: fresh.id, value: 6 }]);
    expect(alert.id).not.toBe(fresh.id);
  });
});
