import { postOnce } from '#webhook';
import type { NotifyPort } from '../engine/alerts/notify-port.ts';
import { type Destinations, mayReach, whyNotTo } from './webhook/destination.ts';

export interface WebhookOptions {
  /**
   * `public`: to https on the public internet, and to this machine itself. `any`: to private addresses too, and without TLS.
   * Default: `public`.
   */
  readonly to?: Destinations;
  /** Sends them in the place of the server's own sender; it does its own looking up of hosts. It must follow no redirect. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/** How long a receiver may take. */
const patienceMs = 10_000;

/** Sends webhooks to where they may go, and follows no redirect: only the address that somebody chose is asked. */
export const webhookSender = ({
  to = 'public',
  send,
}: WebhookOptions = {}): Required<Pick<NotifyPort, 'post' | 'whyNot'>> => ({
  whyNot: (url) => whyNotTo(url, to),
  async post(message) {
    const { url, headers, body } = message;
    // An alert may be older than what is allowed now.
    const refusal = whyNotTo(url, to);
    if (refusal !== null) throw new Error(refusal);
    const signal = AbortSignal.timeout(patienceMs);
    if (send === undefined) return postOnce(message, { mayReach: mayReach(url, to), signal });
    const response = await send(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  },
});
