import { isLoopbackAddress, isLoopbackHost } from '../../plane/loopback.ts';
import { isPublicAddress } from './address.ts';

/** Where webhooks may go: to the public internet and to this machine; or to private addresses too, and without TLS. */
export type Destinations = 'public' | 'any';

/** Why a webhook may not go to a URL, as far as that can be told before its host is looked up; null where it may. */
export const whyNotTo = (url: string, allowed: Destinations): string | null => {
  if (allowed === 'any') return null;
  const { protocol, hostname } = new URL(url);
  if (isLoopbackHost(hostname)) return null;
  if (protocol !== 'https:') return 'Give the webhook as an https URL: plain http goes to this machine only.';
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return isAddress && !isPublicAddress(hostname.replace(/[[\]]/g, ''))
    ? 'The webhook leads to a private address. Give a public one.'
    : null;
};

/** Whether a webhook to a URL may go to an address that its host was found at. */
export const mayReach = (url: string, allowed: Destinations): ((address: string) => boolean) => {
  if (allowed === 'any') return () => true;
  return isLoopbackHost(new URL(url).hostname) ? isLoopbackAddress : isPublicAddress;
};
