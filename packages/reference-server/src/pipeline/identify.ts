import type { Carrier, Credentials } from '@latchkey/providers';
import type { Exchange } from '../exchange.ts';
import { parseQuery } from './query.ts';

/**
 * Every different secret in a request's declared carriers, in the order of looking (ruling 1). A header sent twice is one
 * text that holds a comma and a blank, which is no key of any format; so is a query parameter sent twice.
 */
export const createIdentify = ({ carriers }: Credentials): ((exchange: Exchange) => readonly string[]) => {
  const readers = carriers.map(readerOf);
  return (exchange) => {
    const secrets: string[] = [];
    for (const read of readers) {
      const secret = read(exchange);
      if (secret && !secrets.includes(secret)) secrets.push(secret);
    }
    return secrets;
  };
};

type Reader = (exchange: Exchange) => string | undefined;

const readerOf = (carrier: Carrier): Reader => {
  if (carrier.in === 'query') return (exchange) => parseQuery(exchange.query).get(carrier.name)?.join(', ');
  if (carrier.in === 'cookie') return (exchange) => cookieOf(exchange.header('cookie'), carrier.name);
  const name = carrier.name.toLowerCase();
  if (!('scheme' in carrier)) return (exchange) => exchange.header(name);
  const isInsensitive = carrier.schemeCase === 'insensitive';
  const scheme = isInsensitive ? carrier.scheme.toLowerCase() : carrier.scheme;
  return (exchange) => {
    const value = exchange.header(name);
    if (value === undefined || value.charAt(scheme.length) !== ' ') return undefined;
    const head = value.slice(0, scheme.length);
    return (isInsensitive ? head.toLowerCase() : head) === scheme ? value.slice(scheme.length + 1) : undefined;
  };
};

/** A cookie's value (RFC 6265 §5.4); one that is there twice is no key. */
const cookieOf = (header: string | undefined, name: string): string | undefined => {
  if (header === undefined) return undefined;
  const start = `${name}=`;
  const values = header
    .split(/[;,]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length));
  return values.length === 0 ? undefined : values.join(', ');
};
