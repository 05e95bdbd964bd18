import { hexOf } from '../engine/hex.ts';

/** What tells a form of one of our pages from one that stands elsewhere: only who may read the page knows it. */
export interface FormTokens {
  of(session: string): string;
  /** Compared by digests, so that the time it takes says nothing (security 8). */
  isOf(session: string, token: string | null): boolean;
}

export const formTokens = (key: Uint8Array, digest: (text: string) => string): FormTokens => {
  const secret = hexOf(key);
  // A digest of fixed length in front leaves nothing to be drawn out.
  const of = (session: string) => digest(`${secret}:${digest(session)}`);
  return {
    of,
    isOf: (session, token) => token !== null && digest(`${secret}:${token}`) === digest(`${secret}:${of(session)}`),
  };
};
