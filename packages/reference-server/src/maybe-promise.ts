/** A value now, or one later: what is in memory answers at once, and only a promise is awaited. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, later where it is promised. */
export const after = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

/** Does something with one after another: at once, but for what has to be awaited. */
export const inTurn = <T>(items: readonly T[], step: (item: T) => MaybePromise<void>, from = 0): MaybePromise<void> => {
  for (let index = from; index < items.length; index++) {
    const done = step(items[index] as T);
    if (isPromise(done)) return done.then(() => inTurn(items, step, index + 1));
  }
  return undefined;
};

/** Values that are there, or a promise of all where one is promised. */
export const together = <T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> => {
  const present = values.filter((value): value is T & Exclude<T, Promise<unknown>> => !(value instanceof Promise));
  return present.length === values.length ? present : Promise.all(values);
};
