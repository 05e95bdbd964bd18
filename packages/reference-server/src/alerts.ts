import type { Secret } from '@latchkey/providers';
import type { Alert, Crossing, Mail } from './engine/alerts/crossing.ts';
import type { NotifyPort } from './engine/alerts/notify-port.ts';
import type { Engine } from './engine/engine.ts';
import type { AlertChannel, AlertCondition } from './engine/stores/alert-row.ts';
import { done } from './key-act-error.ts';

/**
 * Alerts over the usage of keys, for tests. They are weighed whenever figures are written (at most every ten seconds of the clock,
 * after a request was answered; those of days once an hour) and whenever somebody looks here. In real time a server that listens weighs them though
 * nobody asks; under a test's clock no timer runs, so after `clock.advance(…)` alone call `evaluate()`.
 */
export interface AlertBoard {
  /**
   * Sets up an alert. One that is told by webhook comes with the secret that its receiver checks signatures with; it is not to be
   * had again.
   * @throws KeyActError where the condition or the channel cannot work, or the account has 100 alerts.
   */
  create(alert: NewAlert): Promise<CreatedAlert>;
  /** Oldest first. */
  list(filter?: { readonly owner?: string }): Promise<readonly Alert[]>;
  /** Deletes an alert; what it told stays. @throws KeyActError where there is none. */
  delete(id: string): Promise<Alert>;
  /** What was crossed up to this moment, oldest first. */
  crossings(filter?: {
    readonly owner?: string;
    readonly alert?: string;
    readonly key?: string;
  }): Promise<readonly Crossing[]>;
  /** The e-mails that alerts wrote up to this moment, oldest first. Nothing sends them. */
  outbox(filter?: { readonly owner?: string }): Promise<readonly Mail[]>;
  /** Weighs every alert, and waits until what is due was told: webhooks too. */
  evaluate(): Promise<void>;
  /** Listens to the crossings of alerts whose channel is a callback: each is told once. Returns what ends it. */
  on(listener: (crossing: Crossing) => void): () => void;
}

export interface CreatedAlert extends Alert {
  /** `whsec_` and base64, as libraries for Standard Webhooks take it; null where the channel is no webhook. */
  readonly signingSecret: Secret | null;
}

export interface NewAlert {
  /** What it waits for. */
  readonly condition: AlertCondition;
  /** How it tells. Default: a callback, to whom listens with `on`. */
  readonly channel?: AlertChannel;
  /** The key that it watches. Default: all keys of the account. */
  readonly key?: string;
  /** Default: the world's owner, or whose the key is. */
  readonly owner?: string;
}

/** Those who listen to alerts. They stay when the server is reset. */
export const alertListeners = () => {
  const listeners = new Set<(crossing: Crossing) => void>();
  return {
    isHeard: () => listeners.size > 0,
    tell(crossing) {
      for (const listener of listeners) listener(crossing);
    },
    on(listener: (crossing: Crossing) => void): () => void {
      // Twice the same function is two listeners.
      const own = (crossing: Crossing) => listener(crossing);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  } satisfies NotifyPort & Pick<AlertBoard, 'on'>;
};

const actor = { kind: 'system' } as const;

export const createAlertBoard = ({
  owner: usual,
  engine,
  on,
}: {
  readonly owner: string;
  readonly on: AlertBoard['on'];
  engine(): Engine;
}): AlertBoard => ({
  async create({ condition, channel = { kind: 'callback' }, key, owner = usual }) {
    const watched = key === undefined ? { owner } : { key };
    const { alert, signingSecret } = done(await engine().alerts.create({ actor, condition, channel, ...watched }));
    return { ...alert, signingSecret };
  },
  list: async (filter = {}) => done(await engine().alerts.list({ actor, ...filter })).alerts,
  delete: async (id) => done(await engine().alerts.delete({ actor, id })).alert,
  crossings: async (filter = {}) => done(await engine().alerts.crossings({ actor, ...filter })).crossings,
  outbox: async (filter = {}) => done(await engine().alerts.outbox({ actor, ...filter })).mails,
  evaluate: async () => engine().alerts.evaluate(),
  on,
});
