import type { Webhook } from '../../engine/alerts/notify-port.ts';

/**
 * Posts a webhook by the runtime's `fetch`, where there is nothing that looks up names: whether the host may be reached is the
 * runtime's to say. No redirect is followed.
 */
export const postOnce = async (
  { url, headers, body }: Webhook,
  { signal }: { readonly mayReach: (address: string) => boolean; readonly signal: AbortSignal },
): Promise<number> => {
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
  await response.body?.cancel();
  return response.status;
};
