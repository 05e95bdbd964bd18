import type { Exchange } from '../../src/exchange.ts';

/** A request as the HTTP door would hand it over. */
export const overHttp = (
  path: string,
  { method = 'GET', address = '127.0.0.1', host = '127.0.0.1:4010', headers = {}, body = '' }: Partial<Sent> = {},
): Exchange => {
  const sent = new Map(Object.entries({ 'content-type': 'application/json', 'x-latchkey-request': '1', ...headers }));
  return {
    method,
    origin: `http://${host}`,
    path: `/_latchkey/manage${path}`,
    query: '',
    header: (name) => sent.get(name),
    body: () => new TextEncoder().encode(body),
    address,
  };
};

export interface Sent {
  readonly method: string;
  readonly address: string | null;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
