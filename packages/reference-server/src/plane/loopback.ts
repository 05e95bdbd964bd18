/** A host name, as URLs have it, without the dot that ends a full one: the same host with and without. */
export const withoutDot = (hostname: string): string => hostname.replace(/\.$/, '');

/** Whether a host name, as URLs have it, is this machine's own. */
export const isLoopbackHost = (hostname: string): boolean => {
  const name = withoutDot(hostname);
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || isLoopback4(name);
};

/** Whether a peer's address is this machine's own. */
export const isLoopbackAddress = (address: string): boolean => address === '::1' || isLoopback4(address);

const isLoopback4 = (text: string): boolean => /^127(?:\.\d{1,3}){3}$/.test(text);
