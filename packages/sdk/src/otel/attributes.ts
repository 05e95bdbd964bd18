import type { Attributes } from '@opentelemetry/api';
import type { Attempt } from '../core/error/error.ts';
import type { ClientEventOf } from '../core/events/events.ts';

/**
 * What is known of a request before it is sent, in the words of OpenTelemetry's conventions for HTTP clients (1.23 and later). There is
 * no `url.full`: ids and filters may say more than a trace should.
 */
export const requestAttributes = ({ method, path, origin }: ClientEventOf<'call'>): Attributes => {
  const { protocol, hostname, port } = new URL(origin);
  return {
    'http.request.method': method,
    'url.scheme': protocol.slice(0, -1),
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
    ...(path === '' ? {} : { 'url.template': path }),
  };
};

/** What an attempt came to. `resends`: how many went before it. */
export const attemptAttributes = ({ status, code }: Attempt, resends: number): Attributes => ({
  ...(resends > 0 ? { 'http.request.resend_count': resends } : {}),
  ...(status === null ? {} : { 'http.response.status_code': status }),
  ...(code === null ? {} : { 'error.type': status === null || status < 400 ? code : String(status) }),
});
