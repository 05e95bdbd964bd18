/** A value now, or one later: what is in memory answers at once, and only a promise is awaited. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, later where it is promised. */
export const after = <T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(next) : next(value);

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

/** What an act comes to, or what stands in its place where it throws or rejects. */
export const rescued = <T>(act: () => MaybePromise<T>, instead: (thrown: unknown) => T): MaybePromise<T> => {
  try {
    const done = act();
    return isPromise(done) ? done.catch(instead) : done;
  } catch (thrown) {
    return instead(thrown);
  }
};

/** Does something with one after another: at once, but for what has to be awaited. */
export const inTurn = <T>(items: readonly T[], step: (item: T) => MaybePromise<void>, from = 0): MaybePromise<void> => {
  for (let index = from; index < items.length; index++) {
    const done = step(items[index] as T);
    if (isPromise(done)) return done.then(() => inTurn(items, step, index + 1));
  }
  return undefined;
};

/** The same, though it fails with some: that is told by the first failure, once it was done with all. */
export const inTurnWithAll = <T>(items: readonly T[], step: (item: T) => MaybePromise<void>): MaybePromise<void> => {
  const failures: unknown[] = [];
  const done = inTurn(items, (item) =>
    rescued(
      () => step(item),
      (thrown) => void failures.push(thrown),
    ),
  );
  return after(done, () => {
    if (failures.length > 0) throw failures[0];
  });
};

/** Does something again until it says that it is done: at once, but for what has to be awaited. No number of times is too many. */
export const untilDone = (step: () => MaybePromise<boolean>): MaybePromise<void> => {
  for (;;) {
    const done = step();
    if (isPromise(done)) return done.then((isDone) => (isDone ? undefined : untilDone(step)));
    if (done) return undefined;
  }
};

/** What each comes to, all begun at once: there, or a promise of all where one is promised. */
export const together = <T, R>(items: readonly T[], of: (item: T) => MaybePromise<R>): MaybePromise<readonly R[]> => {
  const values: MaybePromise<R>[] = [];
  try {
    for (const item of items) values.push(of(item));
  } catch (thrown) {
    // Nobody waits for the others any more, nor minds how they end.
    for (const value of values) if (isPromise(value)) value.catch(() => undefined);
    throw thrown;
  }
  const present = values.filter((value): value is R & Exclude<R, Promise<unknown>> => !(value instanceof Promise));
  return present.length === values.length ? present : Promise.all(values);
};
