/** A value now, or one later: what is in memory answers at once, and only a promise is awaited. */
export type MaybePromise<T> = T | Promise<T>;
