/** A value now, or one later: what is in memory answers at once, and only a promise is awaited. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, later where it is promised. */
export const after = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;
