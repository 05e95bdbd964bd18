import type { HideKeys } from '../error/scrub.ts';

/** What an export is told of its list. */
export interface ListOrigin {
  /** Tells it from every other list: by its query, where it starts, and the server that it is read from. */
  readonly fingerprint: string | null;
  /** Takes keys out of what a destination says. */
  readonly hide: HideKeys;
}

/** Where a list has its origin; one for every copy of this package. It is asked for by exports alone. */
export const listOrigin: unique symbol = Symbol.for('latchkey.list-origin');

/** What has an origin. */
export interface Originated {
  readonly [listOrigin]?: (() => Promise<ListOrigin>) | undefined;
}
