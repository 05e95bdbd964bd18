import { after, isPromise, type MaybePromise, rescued } from '../../maybe-promise.ts';

/** Reads what nobody is writing just then: until a store has answered, nobody knows whether what is written is among what it tells. */
export interface BetweenWrites {
  /** Told of each write as it is begun, before anybody who waits for it. */
  began(written: MaybePromise<void>): void;
  /**
   * Asks for something, and makes something of it in the same step. What is being written is waited for, whatever becomes of it, and
   * what was asked while another write began is asked again: up to three times, for an answer has to be given.
   */
  read<T, R>(ask: () => MaybePromise<T>, made: (told: T) => R): MaybePromise<R>;
}

export const betweenWrites = (): BetweenWrites => {
  let pending: Promise<void> | null = null;
  let writes = 0;

  const ended = (): void => {
    pending = null;
  };

  const read = <T, R>(ask: () => MaybePromise<T>, made: (told: T) => R, left: number): MaybePromise<R> => {
    const going = pending;
    if (going !== null && left > 0) {
      const waited = rescued(
        () => going,
        () => undefined,
      );
      return after(waited, () => read(ask, made, left - 1));
    }
    const before = writes;
    return after(ask(), (told) => (writes === before || left === 0 ? made(told) : read(ask, made, left - 1)));
  };

  return {
    began(written) {
      writes++;
      if (!isPromise(written)) return;
      pending = written;
      written.then(ended, ended);
    },
    read: (ask, made) => read(ask, made, mostTimes),
  };
};

const mostTimes = 3;
