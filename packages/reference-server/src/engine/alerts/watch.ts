import { after, inTurnWithAll, isPromise, type MaybePromise, rescued } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AlertCondition, AlertFacts } from '../stores/alert-row.ts';
import type { UsageBatch } from '../stores/usage-row.ts';
import { weighAlert } from './evaluate.ts';
import { aMinuteMs, dayMs } from './weigh.ts';

/** Weighs alerts as figures are written. */
export interface AlertWatch {
  /**
   * Weighs the alerts that a batch's figures are about, and those that time alone moves, where it is their time. Never fails: what
   * cannot be weighed is owed.
   */
  written(batch: UsageBatch): MaybePromise<void>;
  /** Weighs what time alone moves, where it is its time, and what could not be weighed before. */
  lapsed(): MaybePromise<void>;
  /** Whether anything could not be weighed, and is owed. */
  isBehind(): boolean;
  /** Minutes that began before have been weighed for good, with all that they are weighed with. */
  keepsMinutesFromMs(): number;
}

/** Keys with new figures, by their owner. */
type Touched = Map<string, Set<string>>;

export const alertWatch = (context: EngineContext): AlertWatch => {
  /** What has to be looked at: it is owed until it was. */
  let owed: Touched = new Map();
  const dueMs = new Map<AlertCondition['kind'], number>();
  const owedKinds = new Set<AlertCondition['kind']>();
  /** When everybody's minutes were last looked at: what was in the store by then. Before, all are kept. */
  let lookedAtMs = 0;
  /** One round of what time moves at a time. */
  let isWeighing = false;
  let failsSinceMs: number | null = null;

  const weighOwed = (): MaybePromise<void> => {
    const touched = owed;
    owed = new Map();
    return inTurnWithAll([...touched], ([owner, keys]) =>
      orElse(
        () => weighTouched(context, owner, keys),
        () => addTo(owed, [[owner, keys]]),
      ),
    );
  };

  const weighTimed = (): MaybePromise<void> => {
    if (isWeighing) return undefined;
    const nowMs = context.now();
    const writtenMs = Math.min(nowMs, context.usage.unwrittenFromMs());
    const due = timed.filter(([kind]) => nowMs >= (dueMs.get(kind) ?? nowMs));
    if (due.length === 0) return undefined;
    isWeighing = true;
    const kinds = due.map(([kind]) => kind);
    const weighed = orElse(
      () => weighThose(context, null, ({ condition }) => kinds.includes(condition.kind)),
      () => {
        isWeighing = false;
        for (const kind of kinds) owedKinds.add(kind);
        failsSinceMs ??= nowMs;
      },
    );
    return after(weighed, () => {
      isWeighing = false;
      // From its end: a round that takes long is not followed by the next at once.
      for (const [kind, everyMs] of due) dueMs.set(kind, context.now() + everyMs);
      for (const kind of kinds) owedKinds.delete(kind);
      if (owedKinds.size === 0) failsSinceMs = null;
      if (ofMinutes.every((kind) => kinds.includes(kind))) lookedAtMs = writtenMs;
    });
  };

  const lapsed = (): MaybePromise<void> => inTurnWithAll([weighOwed, weighTimed], (weighThem) => weighThem());

  return {
    lapsed,
    written({ minutes }) {
      for (const { owner, keyId } of minutes) addTo(owed, [[owner, [keyId]]]);
      return rescued(lapsed, () => undefined);
    },
    isBehind: () => owed.size > 0 || owedKinds.size > 0,
    keepsMinutesFromMs() {
      const nowMs = context.now();
      // Where nothing can be weighed for a day they are not kept for ever.
      const atLeastMs = failsSinceMs === null || nowMs - failsSinceMs < dayMs ? 0 : nowMs - dayMs;
      return Math.max(lookedAtMs - looksBackMs, atLeastMs);
    },
  };
};

const ofMinutes: readonly AlertCondition['kind'][] = ['requests_per_minute', 'error_rate'];

/** An hour at most, with the minute that has begun and the one that settles. */
const looksBackMs = 61 * aMinuteMs;

/**
 * What time alone moves, and how often it is looked at: a share of errors changes as minutes pass, days pass slowly. Requests a minute
 * are among them for what an engine wrote that ended before it weighed.
 */
const timed: readonly (readonly [kind: AlertCondition['kind'], everyMs: number])[] = [
  ['requests_per_minute', aMinuteMs],
  ['error_rate', aMinuteMs],
  ['unused', 60 * aMinuteMs],
  ['expiring', 60 * aMinuteMs],
];

const weighTouched = (context: EngineContext, owner: string, keys: ReadonlySet<string>): MaybePromise<void> =>
  weighThose(
    context,
    owner,
    ({ keyId, condition: { kind } }) => ofMinutes.includes(kind) && (keyId === null || isTouched(context, keyId, keys)),
  );

/** Whether a key of a lineage has new figures. */
const isTouched = (context: EngineContext, keyId: string, keys: ReadonlySet<string>): MaybePromise<boolean> =>
  keys.has(keyId) || after(context.ports.store.lineage(keyId), (lineage) => lineage.some(({ id }) => keys.has(id)));

const weighThose = (
  context: EngineContext,
  owner: string | null,
  isMeant: (alert: AlertFacts) => MaybePromise<boolean>,
): MaybePromise<void> =>
  after(context.ports.store.alerts(owner), (alerts) =>
    inTurnWithAll(alerts, (alert) =>
      after(isMeant(alert), (isOne) => (isOne ? weighAlert(context, alert) : undefined)),
    ),
  );

const addTo = (touched: Touched, more: Iterable<readonly [owner: string, keys: Iterable<string>]>): void => {
  for (const [owner, keys] of more) {
    const known = touched.get(owner) ?? new Set();
    for (const key of keys) known.add(key);
    touched.set(owner, known);
  }
};

/** Does something, and something else before it fails. */
const orElse = (act: () => MaybePromise<void>, undo: () => void): MaybePromise<void> => {
  const failed = (thrown: unknown): never => {
    undo();
    throw thrown;
  };
  try {
    const done = act();
    return isPromise(done) ? done.catch(failed) : done;
  } catch (thrown) {
    return failed(thrown);
  }
};
