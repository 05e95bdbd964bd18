import type { Problem } from '@latchkey/providers';
import type { Exchange } from '../exchange.ts';
import { isLoopbackHost, withoutDot } from './loopback.ts';
import { problem } from './problem.ts';

/**
 * Keeps out what a page of another origin may have a browser ask: a host that is not known here (DNS rebinding), and every request
 * whose origin is another one. What it would change needs a header beside, which such a page cannot send.
 * @param hosts names that are known beside this machine's own
 */
export const createGuard = (hosts: readonly string[]): ((exchange: Exchange) => Problem | null) => {
  const known = new Set(hosts.map((host) => withoutDot(host.toLowerCase())));

  return (exchange) => {
    const url = URL.parse(exchange.origin);
    const hostname = url?.hostname ?? '';
    // Inside of the process there is no network whose names could lie.
    if (!exchange.isInProcess && !isLoopbackHost(hostname) && !known.has(withoutDot(hostname))) return unknownHost();
    const origin = exchange.header('origin');
    return origin === undefined || (url !== null && isOwn(URL.parse(origin), url)) ? null : foreignOrigin();
  };
};

/** Whether a page is of this origin. What stands before a server with a name of its own may speak TLS in its place. */
const isOwn = (page: URL | null, here: URL): boolean =>
  page !== null &&
  (page.origin === here.origin ||
    (page.protocol === 'https:' && page.host === here.host && !isLoopbackHost(here.hostname)));

const unknownHost = () =>
  problem(
    'not_from_here',
    'Keys are not managed under this host. Whoever runs the server can name it (`plane.hosts`).',
  );

const foreignOrigin = () => problem('not_from_here', 'Keys are not managed from a page of another origin.');
