import type { NotifyPort } from '../engine/alerts/notify-port.ts';
import type { Fetch } from '../reference-server.ts';

/** How long a receiver may take. */
const patienceMs = 10_000;

/** Sends webhooks by a `fetch`. It follows no redirect: only the address that somebody chose is asked. */
export const webhookPost =
  (send: Fetch): NonNullable<NotifyPort['post']> =>
  async ({ url, headers, body }) => {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await send(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  };
