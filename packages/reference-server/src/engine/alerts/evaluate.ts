import { after, inTurn, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import { hexOf } from '../hex.ts';
import { statusOf } from '../status.ts';
import type { AlertFacts, AlertState, CrossingRow } from '../stores/alert-row.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { MinuteRow } from '../stores/usage-row.ts';
import { type Crossed, minuteOf, type Watched, type WatchedMinute, weigh } from './weigh.ts';

/** Weighs every alert of an owner, or everybody's with null. */
export const weighAlerts = (context: EngineContext, owner: string | null): MaybePromise<void> =>
  after(context.ports.store.alerts(owner), (alerts) => inTurn(alerts, (alert) => weighAlert(context, alert)));

/**
 * Weighs an alert by the figures in the store, and writes what was crossed. Engines on one store may weigh at once: what one of
 * them has told, the others do not tell again.
 */
export const weighAlert = (context: EngineContext, alert: AlertFacts): MaybePromise<void> => {
  const { kind } = alert.condition;
  if (kind === 'unused' || kind === 'expiring') return weighLives(context, alert);
  const { store } = context.ports;
  return after(store.alertState(alert.id, theAccount), (state) => {
    const { keyId, organizations } = alert;
    const query = { keyId, owner: keyId === null ? alert.owner : null, organizations };
    const fromMs = stateOf(alert, state).weighedToMs;
    return after(store.minutes({ ...query, fromMs, toMs: Number.POSITIVE_INFINITY }), (rows) =>
      weighOne(
        context,
        alert,
        { ...nothing, minutes: asOnes(rows) },
        {
          state,
          keyId: alert.keyId,
          subject: theAccount,
        },
      ),
    );
  });
};

/** How long figures of a minute may come after its end: the same for all engines on a store, twice as long as one keeps notes. */
const settlesMs = 60_000;

/** The one subject of an alert that is about answers, of a key or of all keys of an account together. */
const theAccount = '';
const nothing: Watched = { minutes: [], idleSinceMs: null, expiresAtMs: null };

const weighLives = (context: EngineContext, alert: AlertFacts): MaybePromise<void> => {
  const { store } = context.ports;
  const weighKey = (facts: KeyFacts): MaybePromise<void> =>
    after(store.usageOf(facts.id), ({ lastUsedAtMs }) =>
      after(store.alertState(alert.id, facts.id), (state) => {
        const status = statusOf(facts, context.now());
        const idleSinceMs = status === 'active' ? (lastUsedAtMs ?? facts.createdAtMs) : null;
        // A key that had expired before the alert was made is no news; one that did since was on its way.
        const isNews = status === 'active' || (status === 'expired' && (facts.expiresAtMs ?? 0) > alert.createdAtMs);
        const expiresAtMs = isNews ? facts.expiresAtMs : null;
        return weighOne(
          context,
          alert,
          { ...nothing, idleSinceMs, expiresAtMs },
          {
            state,
            keyId: facts.id,
            subject: facts.id,
          },
        );
      }),
    );
  if (alert.keyId === null) return eachKey(context, alert, null, weighKey);
  return after(store.findById(alert.keyId), (facts) => (facts === null ? undefined : weighKey(facts)));
};

const eachKey = (
  context: EngineContext,
  alert: AlertFacts,
  last: string | null,
  step: (facts: KeyFacts) => MaybePromise<void>,
): MaybePromise<void> => {
  const { owner, organizations } = alert;
  const query = { owner, organizations, environment: null, status: null, withRevoked: false, limit: pageSize };
  return after(context.ports.store.list({ ...query, after: last, nowMs: context.now() }), (page) =>
    after(inTurn(page, step), () => {
      const next = page.length < pageSize ? undefined : page.at(-1);
      return next && eachKey(context, alert, next.id, step);
    }),
  );
};

const pageSize = 1000;

const weighOne = (
  context: EngineContext,
  alert: AlertFacts,
  watched: Watched,
  {
    state,
    keyId,
    subject,
  }: { readonly state: AlertState | null; readonly keyId: string | null; readonly subject: string },
): MaybePromise<void> => {
  const before = stateOf(alert, state);
  const weighed = weigh(alert.condition, before, watched, { nowMs: context.now(), settlesMs });
  const { crossedBy, weighedToMs } = weighed.state;
  if (crossedBy === before.crossedBy && weighedToMs === before.weighedToMs) return undefined;
  const rows = weighed.crossings.map((crossed) => newCrossing(context, alert, keyId, crossed));
  return after(context.ports.store.crossAlert(alert.id, subject, state, weighed.state, rows), () => undefined);
};

/** An alert that was never weighed is armed, and looks at nothing from before it was. */
const stateOf = ({ createdAtMs }: AlertFacts, state: AlertState | null): AlertState =>
  state ?? { crossedBy: null, weighedToMs: minuteOf(createdAtMs) };

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
