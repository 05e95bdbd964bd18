import type { Problem } from '@latchkey/providers';
import type { Exchange } from '../exchange.ts';
import { isLoopbackHost } from './loopback.ts';
import { problem } from './problem.ts';

/**
 * Keeps out what a page of another origin may have a browser ask: a host that is not known here (DNS rebinding), and every request
 * whose origin is another one. What it would change needs a header beside, which such a page cannot send.
 * @param hosts names that are known beside this machine's own
 */
export const createGuard = (hosts: readonly string[]): ((exchange: Exchange) => Problem | null) => {
  const known = new Set(hosts.map((host) => host.toLowerCase()));

  return (exchange) => {
    const url = URL.parse(exchange.origin);
    const hostname = url?.hostname.replace(/\.$/, '') ?? '';
    // Inside of the process there is no network whose names could lie.
    if (!exchange.isInProcess && !isLoopbackHost(hostname) && !known.has(hostname)) return unknownHost();
    const origin = exchange.header('origin');
    return origin === undefined || URL.parse(origin)?.host === url?.host ? null : foreignOrigin();
  };
};

const unknownHost = () =>
  problem('forbidden', 'Keys are not managed under this host. Whoever runs the server can name it (`plane.hosts`).');

const foreignOrigin = () => problem('forbidden', 'Keys are not managed from a page of another origin.');
