import type { Carrier, Operation, Provider } from '@latchkey/providers';
import { selectingBody } from './selecting-body.ts';
import type { ExchangeRecord } from './witness.ts';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** One request of a case. */
export interface ProofRequest {
  /** The key to send in the provider's first carrier, or null for none. */
  readonly key: string | null;
  readonly method?: string;
  /** Query parameters beside the required ones. */
  readonly query?: Readonly<Record<string, string>>;
  /** Path parameters that differ from the given ones. */
  readonly path?: Readonly<Record<string, string>>;
  /** Headers beside the credential. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. Default: what tells the operation from others at its path, where it is told by the body. */
  readonly body?: unknown;
}

interface SenderOptions {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly fetch: Fetch;
}

/** Sends a case's request and records the exchange. Redirects are recorded, not followed. */
export const createSender =
  ({ provider, baseUrl, parameters, fetch }: SenderOptions) =>
  async (operation: Operation, request: ProofRequest): Promise<ExchangeRecord> => {
    const values = { ...parameters, ...request.path };
    const url = new URL(baseUrl + fillPath(operation.path, values));
    for (const { name, required } of operation.parameters.filter((each) => each.in === 'query')) {
      const value = request.query?.[name] ?? (required ? values[name] : undefined);
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const headers = new Headers(request.headers);
    for (const { name } of operation.parameters.filter((each) => each.in === 'header' && each.required)) {
      const value = values[name];
      if (value !== undefined && !headers.has(name)) headers.set(name, value);
    }
    const given = request.body ?? selectingBody(operation);
    const body = given === undefined ? null : JSON.stringify(given);
    if (body !== null) headers.set('content-type', 'application/json');
    if (request.key !== null) carry(provider.credentials.carriers[0], request.key, headers, url);
    const method = request.method ?? operation.method;
    const response = await fetch(url, { method, headers, body, redirect: 'manual' });
    return {
      method,
      path: url.pathname,
      ...(body === null ? {} : { sent: body }),
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };

const fillPath = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? name));

const carry = (carrier: Carrier, key: string, headers: Headers, url: URL): void => {
  if (carrier.in === 'query') url.searchParams.set(carrier.name, key);
  else if (carrier.in === 'cookie') headers.set('cookie', `${carrier.name}=${key}`);
  else headers.set(carrier.name, 'scheme' in carrier ? `${carrier.scheme} ${key}` : key);
};
