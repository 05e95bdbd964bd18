import { after, inTurn, inTurnWithAll, type MaybePromise, together, untilDone } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { hexOf } from '../hex.ts';
import { statusOf } from '../status.ts';
import type { AlertFacts, AlertState, CrossingRow } from '../stores/alert-row.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { MinuteRow } from '../stores/usage-row.ts';
import {
  type AnswersCondition,
  aMinuteMs,
  type Crossed,
  minuteOf,
  minutesTogether,
  type Watched,
  type WatchedMinute,
  type WeighedAt,
  weigh,
} from './weigh.ts';

/** Weighs every alert of an owner, or everybody's with null: one that cannot be weighed holds up no other. */
export const weighAlerts = (context: EngineContext, owner: string | null): MaybePromise<void> =>
  after(context.ports.store.alerts(owner), (alerts) => inTurnWithAll(alerts, (alert) => weighAlert(context, alert)));

/**
 * Weighs an alert by the figures in the store, and writes what was crossed. Engines on one store may weigh at once: what one of
 * them has told, the others do not tell again. An alert on a key is on all that it came of and that came of it by rotation.
 */
export const weighAlert = (context: EngineContext, alert: AlertFacts): MaybePromise<void> => {
  const { condition } = alert;
  return condition.kind === 'unused' || condition.kind === 'expiring'
    ? weighLives(context, alert)
    : weighAnswers(context, alert, condition);
};

/** How long figures of a minute may come after its end: the same for all engines on a store, twice as long as one keeps notes. */
const settlesMs = 60_000;

/**
 * How far answers are known. Asked before they are read: what an engine has not written by then is not among them, and is waited for
 * as long as it takes; of a minute of which only a part is written that part is weighed.
 */
const answersUntil = ({ now, usage }: EngineContext): WeighedAt => {
  const nowMs = now();
  const unwrittenMs = usage.unwrittenFromMs();
  return { nowMs: Math.min(nowMs, unwrittenMs - 1), settledMs: minuteOf(Math.min(nowMs - settlesMs, unwrittenMs)) };
};

/** The one subject of an alert that is about answers, of a lineage or of all keys of an account together. */
const theAccount = '';
const nothing: Watched = { minutes: [], idleSinceMs: null, idle: null, expiresAtMs: null };

const weighAnswers = (context: EngineContext, alert: AlertFacts, condition: AnswersCondition): MaybePromise<void> => {
  const { store } = context.ports;
  const { keyId, owner, organizations } = alert;
  const beganMs = minuteOf(alert.createdAtMs);

  const minutesOf = (keys: readonly KeyFacts[], fromMs: number): MaybePromise<readonly MinuteRow[]> => {
    const span = { fromMs, toMs: Number.POSITIVE_INFINITY, organizations };
    if (keyId === null) return store.minutes({ ...span, keyId, owner });
    const each = together(keys, ({ id }) => store.minutes({ ...span, keyId: id, owner: null }));
    return after(each, (rows) => rows.flat());
  };

  return decided(() =>
    after(keyId === null ? [] : store.lineage(keyId), (keys) =>
      after(store.alertState(alert.id, theAccount), (known) => {
        const state = known ?? { crossedBy: null, weighedToMs: beganMs };
        // It looks at nothing from before it was.
        const fromMs = Math.max(beganMs, state.weighedToMs - (minutesTogether(condition) - 1) * aMinuteMs);
        const of = { known, state, subject: theAccount, keyId: keys.at(-1)?.id ?? keyId };
        const at = answersUntil(context);
        return after(minutesOf(keys, fromMs), (rows) =>
          weighOne(context, alert, { ...nothing, minutes: asOnes(rows) }, { ...of, at }),
        );
      }),
    ),
  );
};

const weighLives = (context: EngineContext, alert: AlertFacts): MaybePromise<void> => {
  const { store } = context.ports;
  const weighKey = (facts: KeyFacts): MaybePromise<void> =>
    decided(() =>
      after(store.alertState(alert.id, facts.id), (known) => {
        const state = known ?? { crossedBy: null, weighedToMs: alert.createdAtMs };
        const nowMs = context.now();
        return after(context.usage.known(facts), ({ usage: { lastUsedAtMs, idle } }) => {
          const status = statusOf(facts, nowMs);
          const idleSinceMs = status === 'active' ? (lastUsedAtMs ?? facts.createdAtMs) : null;
          // A key that had expired before the alert was made is no news; one that did since was on its way.
          const isNews = status === 'active' || (status === 'expired' && (facts.expiresAtMs ?? 0) > alert.createdAtMs);
          const expiresAtMs = isNews ? facts.expiresAtMs : null;
          const of = { known, state, subject: facts.id, keyId: facts.id, at: { nowMs, settledMs: nowMs } };
          return weighOne(context, alert, { ...nothing, idleSinceMs, idle, expiresAtMs }, of);
        });
      }),
    );
  if (alert.keyId === null) return eachKey(context, alert, weighKey);
  return after(store.lineage(alert.keyId), (keys) => inTurn(keys, weighKey));
};

const eachKey = (
  context: EngineContext,
  { owner, organizations }: AlertFacts,
  step: (facts: KeyFacts) => MaybePromise<void>,
): MaybePromise<void> => {
  const query = { owner, organizations, environment: null, status: null, withRevoked: false, limit: pageSize };
  let last: string | null = null;
  return untilDone(() =>
    after(context.ports.store.list({ ...query, after: last, nowMs: context.now() }), (page) => {
      last = page.at(-1)?.id ?? null;
      return after(inTurn(page, step), () => page.length < pageSize);
    }),
  );
};

const pageSize = 1000;

/** Weighs again where another moved the alert meanwhile: they may have seen less. */
const decided = (weighIt: () => MaybePromise<boolean>, left = 3): MaybePromise<void> =>
  after(weighIt(), (isDecided) => (isDecided || left === 0 ? undefined : decided(weighIt, left - 1)));

/** What is weighed, as it was before its figures were read: whoever moves it meanwhile has seen them too, or more. */
interface WeighedOf {
  /** The state in the store, and what it stands for where there is none yet. */
  readonly known: AlertState | null;
  readonly state: AlertState;
  readonly subject: string;
  /** The key that is told of; null where it is the account. */
  readonly keyId: string | null;
  readonly at: WeighedAt;
}

/** False where another moved the alert meanwhile. */
const weighOne = (
  context: EngineContext,
  alert: AlertFacts,
  watched: Watched,
  { known, state, subject, keyId, at }: WeighedOf,
): MaybePromise<boolean> => {
  const weighed = weigh(alert.condition, state, watched, at);
  const { crossedBy, weighedToMs } = weighed.state;
  // Where no minute was seen, only time has moved: it is weighed from where it was the next time, and nothing is written for it.
  const isMoved = weighedToMs !== state.weighedToMs && (subject !== theAccount || watched.minutes.length > 0);
  if (crossedBy === state.crossedBy && weighed.crossings.length === 0 && !isMoved) return true;
  const rows = weighed.crossings.map((crossed) => newCrossing(context, alert, keyId, crossed));
  return context.ports.store.crossAlert(alert.id, subject, known, weighed.state, rows);
};

const newCrossing = (
  context: EngineContext,
  alert: AlertFacts,
  keyId: string | null,
  { value, atMs }: Crossed,
): CrossingRow => ({
  id: `crossing_${hexOf(context.ports.random(12))}`,
  alert,
  keyId,
  value,
  atMs,
  noticedAtMs: context.now(),
  // An e-mail is delivered by lying in the outbox.
  delivery: {
    state: alert.channel.kind === 'email' ? 'delivered' : 'pending',
    attempts: 0,
    nextAtMs: context.now(),
  },
});

/** The minutes of several keys as one's, oldest first. */
const asOnes = (rows: readonly MinuteRow[]): WatchedMinute[] =>
  [...Map.groupBy(rows, ({ minuteMs }) => minuteMs)]
    .map(([minuteMs, its]) => ({
      minuteMs,
      answers: its.reduce((sum, { answers }) => sum + answers, 0),
      failed: its.reduce((sum, { failed }) => sum + failed, 0),
    }))
    .sort((one, other) => one.minuteMs - other.minuteMs);
