import { type Refused, refused } from '../problem.ts';

/** SHA-256 of the whole key and nothing else: what others can make of a secret too. */
export const plainVersion = 0;

/** The refusal of a table of keys that are kept otherwise. */
export const peppered = (): Refused =>
  refused(
    'invalid',
    'Keys are kept under a pepper here, and a table holds plain SHA-256. Use a server without peppers.',
  );
