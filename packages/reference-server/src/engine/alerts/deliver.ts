import { after, isPromise, type MaybePromise, rescued, together } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AlertChannel, CrossingRow, Delivery } from '../stores/alert-row.ts';
import { crossingOf } from './crossing.ts';
import type { NotifyPort, Webhook } from './notify-port.ts';

/**
 * Delivers what waits and whose time has come, all of it at once: what fails holds up nothing else. A callback is told once. A webhook is sent until it is answered with a 2xx, in
 * growing distances by the clock, ten times at most, and no more once it is answered with a 410; always under the id of the crossing: its receiver can tell a repetition.
 */
export const deliverAlerts = (context: EngineContext): MaybePromise<void> => {
  const { notify, store } = context.ports;
  if (notify === undefined) return undefined;
  const channels: AlertChannel['kind'][] = [];
  if (notify.isHeard()) channels.push('callback');
  if (notify.post !== undefined) channels.push('webhook');
  if (channels.length === 0) return undefined;
  return after(store.dueCrossings(channels, context.now()), (rows) => {
    const failures: unknown[] = [];
    const attempt = (row: CrossingRow): MaybePromise<void> =>
      rescued(
        () => deliver(context, notify, row),
        (thrown) => void failures.push(thrown),
      );
    return after(together(rows, attempt), () => {
      if (failures.length > 0) throw failures[0];
    });
  });
};

const deliver = (context: EngineContext, notify: NotifyPort, row: CrossingRow): MaybePromise<void> => {
  const { channel } = row.alert;
  switch (channel.kind) {
    case 'callback':
      return claim(context, row, { state: 'delivered', attempts: 1, nextAtMs: context.now() }, () => tell(notify, row));
    case 'webhook': {
      const attempts = row.delivery.attempts + 1;
      const nextAtMs = context.now() + waitMs(attempts);
      return claim(context, row, { state: 'pending', attempts, nextAtMs }, () =>
        after(answerTo(notify, webhookOf(context, row, channel.url)), (status) =>
          conclude(context, row, status, { state: 'pending', attempts, nextAtMs }),
        ),
      );
    }
    case 'email':
      return undefined;
  }
};

/** Goes on only where no other engine was faster. */
const claim = (
  { ports }: EngineContext,
  { id, delivery }: CrossingRow,
  to: Delivery,
  go: () => MaybePromise<void>,
): MaybePromise<void> =>
  after(ports.store.moveDelivery(id, delivery.attempts, to), (isOurs) => (isOurs ? go() : undefined));

/** What a listener throws is its own business: it was told. */
const tell = (notify: NotifyPort, row: CrossingRow): void => {
  try {
    notify.tell(crossingOf({ ...row, delivery: { ...row.delivery, state: 'delivered' } }));
  } catch {
    // Nothing to undo.
  }
};

/** Writes how an attempt ended; one that is to be made again is written already. */
const conclude = (
  { ports }: EngineContext,
  { id }: CrossingRow,
  status: number | null,
  tried: Delivery,
): MaybePromise<void> => {
  const isTaken = status !== null && status >= 200 && status < 300;
  // Who answers that it is gone for good wants no more of it.
  const isOver = isTaken || status === 410 || tried.attempts >= mostAttempts;
  if (!isOver) return undefined;
  const outcome = { ...tried, state: isTaken ? 'delivered' : 'failed' } as const;
  return after(ports.store.moveDelivery(id, tried.attempts, outcome), () => undefined);
};

const mostAttempts = 10;

/** A minute, two, four … and never more than an hour. */
const waitMs = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 3_600_000);

/** What a webhook was answered with; null where nothing answered. */
const answerTo = (notify: NotifyPort, message: Webhook): MaybePromise<number | null> => {
  try {
    const status = notify.post?.(message) ?? null;
    return isPromise(status) ? status.catch(() => null) : status;
  } catch {
    return null;
  }
};

/** The webhook of a crossing, as Standard Webhooks writes it: signed anew for each attempt, under the same id. */
const webhookOf = (context: EngineContext, row: CrossingRow, url: string): Webhook => {
  const { id, alert, owner, key, title, condition, value, at, noticedAt } = crossingOf(row);
  const atSeconds = Math.floor(context.now() / 1000);
  const data = { id, alert, owner, key, title, condition, value, at, noticedAt };
  const body = JSON.stringify({ type: 'alert.crossed', timestamp: noticedAt, data });
  const signature = context.ports.sign?.sign(alert, { id, atSeconds, body });
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(atSeconds),
      ...(signature === undefined ? {} : { 'webhook-signature': signature }),
    },
    body,
  };
};
