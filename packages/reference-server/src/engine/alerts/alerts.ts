import type { Secret } from '@latchkey/providers';
import { after, inTurnWithAll, type MaybePromise } from '../../maybe-promise.ts';
import { type ActContext, actorName, type Keeper } from '../actor.ts';
import { written } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { hexOf } from '../hex.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { AlertChannel, AlertCondition, AlertFacts, CrossingQuery, CrossingRow } from '../stores/alert-row.ts';
import type { AuditAction, AuditEntry } from '../stores/audit-row.ts';
import { checkChannel, checkCondition, checkDestination } from './check.ts';
import { type Alert, alertOf, type Crossing, crossingOf, type Mail, mailOf } from './crossing.ts';
import type { Deliveries } from './deliveries.ts';
import { weighAlerts } from './evaluate.ts';
import { keptChannel, keptCondition } from './kept.ts';
import type { AlertWatch } from './watch.ts';
import { mayWatch, type WatchRequest, watchedBy } from './whose.ts';

/**
 * Alerts over usage. Those that figures are about are weighed whenever these are written, hence after the first request one flush
 * interval later, what days alone bring about every hour at such a moment, and all when somebody looks; there is no timer, and
 * `tend` is for who has one. However seldom that is, every minute since the last time is weighed, and every time without use, so
 * that each crossing is told: once, and again only after it fell below. Two things are not: answers that another engine writes
 * more than a minute late are counted and no more weighed, and of several times without use that end while a store fails for days
 * the last is told.
 */
export interface Alerts {
  /** An account may have 100. */
  create(request: AlertRequest): MaybePromise<ActResult<Created>>;
  /** Oldest first. */
  list(request: AlertsRequest): MaybePromise<ActResult<{ readonly alerts: readonly Alert[] }>>;
  /** What it told stays. */
  delete(request: ActContext<Keeper> & { readonly id: string }): MaybePromise<ActResult<{ readonly alert: Alert }>>;
  /** What was crossed, oldest first, up to this moment. */
  crossings(request: CrossingsRequest): MaybePromise<ActResult<{ readonly crossings: readonly Crossing[] }>>;
  /** The e-mails that were written, oldest first, up to this moment. */
  outbox(request: AlertsRequest): MaybePromise<ActResult<{ readonly mails: readonly Mail[] }>>;
  /** Weighs every alert at this moment, and waits until what is due was delivered or failed. */
  evaluate(): MaybePromise<void>;
  /**
   * Does what is due though nothing is asked: writes figures, weighs what time alone moves, delivers without waiting. For who has a
   * timer to call it every few seconds; it costs next to nothing where nothing is due.
   */
  tend(): MaybePromise<void>;
}

/** A new alert. */
export interface Created {
  readonly alert: Alert;
  /** What the receiver of its webhooks checks their signatures with: told here, and never again. Null where none are signed. */
  readonly signingSecret: Secret | null;
}

export interface AlertRequest extends ActContext<Keeper>, WatchRequest {
  readonly actor: Keeper;
  readonly condition: AlertCondition;
  readonly channel: AlertChannel;
}

export interface AlertsRequest extends ActContext<Keeper> {
  /** The system may look at one owner's; a person sees their own whatever it says. */
  readonly owner?: string | undefined;
}

export interface CrossingsRequest extends AlertsRequest {
  /** Only those of one alert, or of one key. */
  readonly alert?: string | undefined;
  readonly key?: string | undefined;
}

export const createAlerts = (
  context: EngineContext,
  { watch, deliveries }: { readonly watch: AlertWatch; readonly deliveries: Deliveries },
): Alerts => {
  const { store, notify, sign } = context.ports;
  const { keyFormat } = context.provider;
  const evaluate = (): MaybePromise<void> =>
    after(context.usage.flush(), () => after(weighAlerts(context, null), deliveries.awaited));
  /** Up to this moment, as far as whoever looks can see; a webhook is not waited for. */
  const upToNow = (request: AlertsRequest): MaybePromise<void> =>
    after(context.usage.flush(), () => after(weighAlerts(context, ownerSeen(request)), deliveries.behind));
  const seen = ({ actor }: AlertsRequest, query: CrossingQuery): MaybePromise<readonly CrossingRow[]> =>
    after(store.crossings(query), (rows) => rows.filter(({ alert }) => mayWatch(context, actor, alert)));

  return {
    create: (request) =>
      after(watchedBy(context, request), (watched) => {
        if ('problem' in watched) return watched;
        const problem =
          checkCondition(request.condition) ??
          checkChannel(keyFormat, request.channel) ??
          checkDestination(notify, request.channel);
        if (problem !== null) return problem;
        const alert: AlertFacts = {
          id: `alert_${hexOf(context.ports.random(12))}`,
          ...watched,
          condition: keptCondition(request.condition),
          channel: keptChannel(request.channel),
          createdAtMs: context.now(),
        };
        const entry = entryOf(context, 'create_alert', request, alert);
        return after(store.insertAlert(alert, mostAlerts, entry), (isInserted) =>
          isInserted
            ? {
                ok: true,
                alert: alertOf(alert),
                signingSecret: alert.channel.kind === 'webhook' ? (sign?.secretOf(alert.id) ?? null) : null,
              }
            : tooManyAlerts(),
        );
      }),
    list: (request) =>
      after(store.alerts(ownerSeen(request)), (alerts) => ({
        ok: true,
        alerts: alerts.filter((alert) => mayWatch(context, request.actor, alert)).map(alertOf),
      })),
    delete: (request) =>
      after(store.alert(request.id), (alert) => {
        if (alert === null || !mayWatch(context, request.actor, alert)) {
          return refused('not_found', 'There is no such alert. List the alerts to see their ids.');
        }
        return after(store.deleteAlert(alert.id, entryOf(context, 'delete_alert', request, alert)), () => ({
          ok: true,
          alert: alertOf(alert),
        }));
      }),
    crossings: (request) =>
      after(upToNow(request), () => {
        const query: CrossingQuery = {
          owner: ownerSeen(request),
          alertId: request.alert ?? null,
          keyId: request.key ?? null,
        };
        return after(seen(request, query), (rows) => ({ ok: true, crossings: rows.map(crossingOf) }));
      }),
    outbox: (request) =>
      after(upToNow(request), () =>
        after(seen(request, { owner: ownerSeen(request), alertId: null, keyId: null }), (rows) => ({
          ok: true,
          mails: rows.flatMap((row) => mailOf(row) ?? []),
        })),
      ),
    evaluate,
    tend: () => inTurnWithAll([context.usage.flush, watch.lapsed, deliveries.behind], (act) => act()),
  };
};

/** How many alerts an account may have, those of its keys included: each is weighed again and again. */
const mostAlerts = 100;

const tooManyAlerts = (): Refused =>
  refused('conflict', `The account has ${mostAlerts} alerts, and may not have more. Delete one first.`);

const ownerSeen = ({ actor, owner = undefined }: AlertsRequest): string | null =>
  actor.kind === 'person' ? actor.owner : (owner ?? null);

/** The address of a channel stays out of the audit: a webhook's may be as good as a password. */
const entryOf = (
  context: EngineContext,
  action: Extract<AuditAction, 'create_alert' | 'delete_alert'>,
  act: ActContext<Keeper>,
  { id, owner, keyId, condition, channel }: AlertFacts,
): AuditEntry =>
  written(context, {
    atMs: context.now(),
    action,
    actor: actorName(act.actor),
    keyId,
    owner,
    address: act.address ?? null,
    requestId: act.requestId ?? null,
    data: { alert: id, condition: condition.kind, channel: channel.kind },
  });
