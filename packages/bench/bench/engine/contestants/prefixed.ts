import { hash } from 'node:crypto';
import { checkAPIKey, extractShortToken, generateAPIKey } from 'prefixed-api-key';

/** `prefixed-api-key` as its own instructions put it to use: what is kept is a hash, found by the key's short part. */
export const prefixedKeys = () => {
  const hashes = new Map<string, string>();
  return {
    async issue(): Promise<string> {
      const { shortToken, longTokenHash, token } = await generateAPIKey({ keyPrefix: 'hst' });
      if (shortToken === undefined) throw new Error('No key came out.');
      hashes.set(shortToken, longTokenHash);
      return token;
    },
    /** Puts many keys where issued ones are kept. */
    fill: (count: number): string[] =>
      Array.from({ length: count }, (_, at) => {
        const short = String(at).padStart(8, '0');
        const long = `long${String(at).padStart(20, '0')}`;
        hashes.set(short, hash('sha256', long, 'hex'));
        return `hst_${short}_${long}`;
      }),
    verify: (token: string): boolean => checkAPIKey(token, hashes.get(extractShortToken(token)) ?? ''),
  };
};
