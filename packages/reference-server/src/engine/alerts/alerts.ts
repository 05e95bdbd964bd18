import { after, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import { type ActContext, actorName, type Keeper } from '../actor.ts';
import { written } from '../audit.ts';
import type { EngineContext } from '../context.ts';
import { find } from '../find.ts';
import { hexOf } from '../hex.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { AlertChannel, AlertCondition, AlertFacts, CrossingQuery } from '../stores/alert-row.ts';
import type { AuditAction, AuditEntry } from '../stores/audit-row.ts';
import { checkChannel, checkCondition } from './check.ts';
import { type Alert, alertOf, type Crossing, crossingOf, type Mail, mailOf } from './crossing.ts';
import { deliverAlerts } from './deliver.ts';
import { weighAlerts } from './evaluate.ts';

/**
 * Alerts over usage. Those of whom figures are about are weighed whenever these are written, hence at the first request one flush
 * interval later, what days alone bring about every hour at such a moment, and all when somebody looks; there is no timer. Each crossing is told once, and again only after it fell below.
 */
export interface Alerts {
  /** An account may have 100. */
  create(request: AlertRequest): MaybePromise<ActResult<{ readonly alert: Alert }>>;
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
}

export interface AlertRequest extends ActContext<Keeper> {
  /** The key that it watches. */
  readonly key?: string | undefined;
  /** Or the account; the acting person's own, unless told. */
  readonly owner?: string | undefined;
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

export const createAlerts = (context: EngineContext): Alerts => {
  const { store } = context.ports;
  const { keyFormat } = context.provider;
  const evaluate = (): MaybePromise<void> =>
    after(context.usage.flush(), () => after(weighAlerts(context, null), () => deliverAlerts(context)));
  /** Up to this moment, as far as whoever looks can see; a webhook is not waited for. */
  const upToNow = (request: AlertsRequest): MaybePromise<void> =>
    after(context.usage.flush(), () => after(weighAlerts(context, ownerSeen(request)), () => deliverBehind(context)));

  return {
    create: (request) =>
      after(watchedBy(context, request), (watched) => {
        if ('problem' in watched) return watched;
        const problem = checkCondition(request.condition) ?? checkChannel(keyFormat, request.channel);
        if (problem !== null) return problem;
        const { condition, channel } = request;
        const alert: AlertFacts = {
          id: `alert_${hexOf(context.ports.random(12))}`,
          ...watched,
          condition: { ...condition },
          channel: { ...channel },
          createdAtMs: context.now(),
        };
        const entry = entryOf(context, 'create_alert', request, alert);
        return after(store.insertAlert(alert, mostAlerts, entry), (isInserted) =>
          isInserted ? { ok: true, alert: alertOf(alert) } : tooMany(),
        );
      }),
    list: (request) => after(store.alerts(ownerSeen(request)), (alerts) => ({ ok: true, alerts: alerts.map(alertOf) })),
    delete: (request) =>
      after(store.alert(request.id), (alert) => {
        const { actor } = request;
        if (alert === null || (actor.kind === 'person' && actor.owner !== alert.owner)) {
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
        return after(store.crossings(query), (rows) => ({ ok: true, crossings: rows.map(crossingOf) }));
      }),
    outbox: (request) =>
      after(upToNow(request), () =>
        after(store.crossings({ owner: ownerSeen(request), alertId: null, keyId: null }), (rows) => ({
          ok: true,
          mails: rows.flatMap((row) => mailOf(row) ?? []),
        })),
      ),
    evaluate,
  };
};

/** How many alerts an account may have, those of its keys included: each is weighed again and again. */
const mostAlerts = 100;

const tooMany = (): Refused =>
  refused('conflict', `The account has ${mostAlerts} alerts, and may not have more. Delete one first.`);

/** Delivers what is due, and waits for none of it: what fails is tried again. */
export const deliverBehind = (context: EngineContext): void => {
  try {
    const delivered = deliverAlerts(context);
    if (isPromise(delivered)) delivered.catch(() => undefined);
  } catch {
    // What is due stays due.
  }
};

const ownerSeen = ({ actor, owner = undefined }: AlertsRequest): string | null =>
  actor.kind === 'person' ? actor.owner : (owner ?? null);

const watchedBy = (
  context: EngineContext,
  { actor, key, owner }: AlertRequest,
): MaybePromise<Pick<AlertFacts, 'owner' | 'keyId'> | Refused> => {
  if (key !== undefined) {
    return after(find(context, actor, key), (facts) =>
      'problem' in facts ? facts : { owner: facts.owner, keyId: facts.id },
    );
  }
  const whose = owner ?? (actor.kind === 'person' ? actor.owner : undefined);
  if (typeof whose !== 'string' || whose === '') return refused('invalid', 'Say whose alert it is to be.', 'owner');
  return actor.kind === 'system' || actor.owner === whose
    ? { owner: whose, keyId: null }
    : refused('beyond_authority', 'You can have alerts of your own keys only.', 'owner');
};

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
