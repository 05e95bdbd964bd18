import type { Provider } from '@latchkey/providers';
import type { DemoCall, Exchange, World } from '@latchkey/reference-server';

/** The call for a world's list, and the scopes that it needs. */
export const listCall = (world: World): { readonly call: DemoCall; readonly scopes: readonly string[] } => {
  if (!world.demo) throw new Error('The world has no demonstration.');
  return { call: world.demo.list, scopes: world.demo.scopes };
};

/** A call as a door hands it on: with a secret in the carrier that the SDK uses, from an address. */
export const exchangeOf = (
  provider: Provider,
  { operation: id, path, body }: DemoCall,
  told: { readonly secret: string; readonly address: string; readonly query?: string },
): Exchange => {
  const operation = provider.operations[id];
  if (!operation) throw new Error(`There is no operation ${id}.`);
  const [carrier] = provider.credentials.carriers;
  const { origin, pathname } = new URL(provider.baseUrl);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? name));
  const headers = new Map<string, string>();
  if (carrier.in === 'header') {
    headers.set(carrier.name.toLowerCase(), 'scheme' in carrier ? `${carrier.scheme} ${told.secret}` : told.secret);
  }
  if (body !== undefined) headers.set('content-type', 'application/json');
  return {
    method: operation.method,
    origin,
    path: pathname.replace(/\/$/, '') + filled,
    query: told.query ?? '',
    header: (name) => headers.get(name),
    body: () => new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
    address: told.address,
  };
};
