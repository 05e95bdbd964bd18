import { after, isPromise, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AlertChannel, CrossingRow, Delivery } from '../stores/alert-row.ts';
import { crossingOf } from './crossing.ts';
import type { NotifyPort, Webhook } from './notify-port.ts';

/**
 * Delivers what waits and whose time has come. A callback is told once. A webhook is sent until it is answered with a 2xx, in
 * growing distances by the clock and ten times at most, always under the id of the crossing: its receiver can tell a repetition.
 */
export const deliverAlerts = (context: EngineContext): MaybePromise<void> => {
  const { notify, store } = context.ports;
  if (notify === undefined) return undefined;
  const channels: AlertChannel['kind'][] = [];
  if (notify.isHeard()) channels.push('callback');
  if (notify.post !== undefined) channels.push('webhook');
  if (channels.length === 0) return undefined;
  return after(store.dueCrossings(channels, context.now()), (rows) => {
    const under = rows.map((row) => deliver(context, notify, row)).filter((each) => isPromise(each));
    return under.length === 0 ? undefined : Promise.all(under).then(() => undefined);
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
        after(wasTaken(notify, webhookOf(context, row, channel.url)), (isTaken) =>
          settle(context, row, isTaken ? 'delivered' : 'failed', attempts, nextAtMs),
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

const settle = (
  { ports }: EngineContext,
  { id }: CrossingRow,
  outcome: 'delivered' | 'failed',
  attempts: number,
  nextAtMs: number,
): MaybePromise<void> => {
  if (outcome === 'failed' && attempts < mostAttempts) return undefined;
  return after(ports.store.moveDelivery(id, attempts, { state: outcome, attempts, nextAtMs }), () => undefined);
};

const mostAttempts = 10;

/** A minute, two, four … and never more than an hour. */
const waitMs = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 3_600_000);

const wasTaken = (notify: NotifyPort, message: Webhook): MaybePromise<boolean> => {
  const isTaken = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;
  try {
    const status = notify.post?.(message);
    return isPromise(status) ? status.then(isTaken, () => false) : isTaken(status);
  } catch {
    return false;
  }
};

const webhookOf = (context: EngineContext, row: CrossingRow, url: string): Webhook => {
  const { id, alert, owner, key, title, condition, value, at, noticedAt } = crossingOf(row);
  return {
    url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(context.now() / 1000)),
    },
    body: JSON.stringify({ id, type: 'alert.crossed', alert, owner, key, title, condition, value, at, noticedAt }),
  };
};
