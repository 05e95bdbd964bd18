import { after, inTurn, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AlertCondition, AlertFacts } from '../stores/alert-row.ts';
import type { UsageBatch } from '../stores/usage-row.ts';
import { weighAlert } from './evaluate.ts';

/** Weighs alerts as figures are written. */
export interface AlertWatch {
  /** Weighs the alerts that a batch's figures are about, and those that time alone moves, where it is their time. */
  written(batch: UsageBatch): MaybePromise<void>;
  /** Weighs what time alone moves, where it is its time, and what could not be weighed before. */
  lapsed(): MaybePromise<void>;
}

/** Keys with new figures, by their owner. */
type Touched = Map<string, Set<string>>;

export const alertWatch = (context: EngineContext): AlertWatch => {
  /** What has to be looked at: it is owed until it was. */
  let owed: Touched = new Map();
  const dueMs = new Map<AlertCondition['kind'], number>();

  const weighOwed = (): MaybePromise<void> => {
    const touched = owed;
    owed = new Map();
    return orElse(
      () => inTurn([...touched], ([owner, keys]) => weighTouched(context, owner, keys)),
      () => addTo(owed, touched),
    );
  };

  const weighTimed = (): MaybePromise<void> => {
    const nowMs = context.now();
    const due = timed.filter(([kind]) => nowMs >= (dueMs.get(kind) ?? nowMs));
    if (due.length === 0) return undefined;
    for (const [kind, everyMs] of due) dueMs.set(kind, nowMs + everyMs);
    const kinds = due.map(([kind]) => kind);
    return orElse(
      () => weighThose(context, null, ({ condition }) => kinds.includes(condition.kind)),
      () => {
        for (const kind of kinds) dueMs.set(kind, nowMs);
      },
    );
  };

  const lapsed = (): MaybePromise<void> => after(weighOwed(), weighTimed);

  return {
    lapsed,
    written({ minutes }) {
      for (const { owner, keyId } of minutes) addTo(owed, [[owner, [keyId]]]);
      return lapsed();
    },
  };
};

/** What time alone moves, and how often it is looked at: a share of errors falls as minutes pass, days pass slowly. */
const timed: readonly (readonly [kind: AlertCondition['kind'], everyMs: number])[] = [
  ['error_rate', 60_000],
  ['unused', 3_600_000],
  ['expiring', 3_600_000],
];

const weighTouched = (context: EngineContext, owner: string, keys: ReadonlySet<string>): MaybePromise<void> =>
  weighThose(
    context,
    owner,
    ({ keyId, condition: { kind } }) =>
      (kind === 'requests_per_minute' || kind === 'error_rate') && (keyId === null || keys.has(keyId)),
  );

const weighThose = (
  context: EngineContext,
  owner: string | null,
  isMeant: (alert: AlertFacts) => boolean,
): MaybePromise<void> =>
  after(context.ports.store.alerts(owner), (alerts) =>
    inTurn(alerts.filter(isMeant), (alert) => weighAlert(context, alert)),
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
