import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Webhook } from '../../engine/alerts/notify-port.ts';

/**
 * Posts a webhook over a connection of its own and answers with the status. The host is looked up once, and what it was found at
 * is what is asked: a name that says another thing the second time leads nowhere. No redirect is followed.
 */
export const postOnce = (
  { url, headers, body }: Webhook,
  { mayReach, signal }: { readonly mayReach: (address: string) => boolean; readonly signal: AbortSignal },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const target = new URL(url);
    const request = target.protocol === 'http:' ? requestHttp : requestHttps;
    const length = String(Buffer.byteLength(body));
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': length },
      agent: false,
      signal,
      lookup: lookupOf(mayReach),
    } as const;
    const asked = request(target, options, (response) => {
      resolve(response.statusCode ?? 0);
      // What it says beside the status is nobody's business here, however long it is.
      response.destroy();
    });
    asked.on('error', reject);
    asked.end(body);
  });

/** Looks a host up, and fails where any of its addresses may not be reached. */
const lookupOf =
  (mayReach: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const [first] = found;
      if (first === undefined || !found.every(({ address }) => mayReach(address))) {
        return done(new Error(`The webhook's host ${hostname} is at a private address.`), []);
      }
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
