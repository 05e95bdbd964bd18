/** Whether a host name, as URLs have it, is this machine's own. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || isLoopback4(hostname);

/** Whether a peer's address is this machine's own. */
export const isLoopbackAddress = (address: string): boolean => address === '::1' || isLoopback4(address);

const isLoopback4 = (text: string): boolean => /^127(?:\.\d{1,3}){3}$/.test(text);
