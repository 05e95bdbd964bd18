/** The host of an origin, in lower case, without its port and the dot that ends a full name. */
export const hostnameOf = (origin: string): string =>
  origin
    .slice(origin.indexOf('//') + 2)
    .replace(/:\d+$/, '')
    .replace(/\.$/, '')
    .toLowerCase();

/** Whether a host is an address or this machine itself, and so says nothing of who is meant. */
export const isAnybodys = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.startsWith('[') || /^[\d.]+$/.test(hostname);

/** What a host may be called below `localhost` (RFC 1035 §2.3.1, digits in front allowed by RFC 1123). */
export const isHostLabel = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text);
