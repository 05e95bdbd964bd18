/**
 * Whether an IP address, as resolvers and URLs write it, is one of the public internet: none that IANA's special-purpose registries
 * (RFC 6890) set apart, nor one that stands for such a one. What is no address is none.
 */
export const isPublicAddress = (text: string): boolean => (text.includes(':') ? isPublic6(text) : isPublic4(text));

const isPublic4 = (text: string): boolean => {
  const value = numberOf(text);
  return value !== null && !setApart.some(([first, bits]) => value >>> (32 - bits) === first >>> (32 - bits));
};

/** An IPv4 address as a number of 32 bits; null where it is none. */
const numberOf = (text: string): number | null => {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255) ? null : parts.reduce((value, part) => ((value << 8) | part) >>> 0, 0);
};

const block = (first: string, bits: number): readonly [first: number, bits: number] => [numberOf(first) ?? 0, bits];

const setApart = [
  block('0.0.0.0', 8),
  block('10.0.0.0', 8),
  block('100.64.0.0', 10),
  block('127.0.0.0', 8),
  block('169.254.0.0', 16),
  block('172.16.0.0', 12),
  block('192.0.0.0', 24),
  block('192.0.2.0', 24),
  block('192.88.99.0', 24),
  block('192.168.0.0', 16),
  block('198.18.0.0', 15),
  block('198.51.100.0', 24),
  block('203.0.113.0', 24),
  block('224.0.0.0', 3),
];

/** Of 2000::/3, where all that is public lies: without Teredo, documentation and 6to4, which carry other addresses or none. */
const isPublic6 = (text: string): boolean => {
  const [first, second] = text.split(':').map((group) => Number.parseInt(group || '0', 16));
  if (first === undefined || second === undefined || !(first >= 0x2000 && first <= 0x3fff)) return false;
  return (
    first !== 0x2002 &&
    !(first === 0x2001 && (second < 0x200 || second === 0xdb8)) &&
    !(first === 0x3fff && second < 0x1000)
  );
};
