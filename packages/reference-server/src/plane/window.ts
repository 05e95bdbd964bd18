import type { WorldRequest } from '../world.ts';

/** From when until when something is asked for, in epoch milliseconds. The document has checked it. */
export const windowOf = ({ since, until }: WorldRequest['query']) => ({
  since: momentOf(since),
  until: momentOf(until),
});

const momentOf = (value: unknown): number | undefined => (typeof value === 'string' ? Date.parse(value) : undefined);
