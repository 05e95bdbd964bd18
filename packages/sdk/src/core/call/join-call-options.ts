import { tell } from '../events/tell.ts';
import type { CallOptions } from '../options.ts';

/**
 * The options of a list and those of one reading of it: either signal ends it, both listeners hear, and the reading's
 * deadline goes before the list's; null gives way to it.
 */
export const joinCallOptions = (list: CallOptions, reading: CallOptions): CallOptions => ({
  signal: anyOf(list.signal, reading.signal),
  deadline: reading.deadline ?? list.deadline ?? reading.deadline,
  onEvent: both(list.onEvent, reading.onEvent),
});

/** A signal that aborts with either. */
export const anyOf = (one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined =>
  one && other ? AbortSignal.any([one, other]) : (one ?? other);

const both = (one: CallOptions['onEvent'], other: CallOptions['onEvent']): CallOptions['onEvent'] => {
  if (!one || !other) return one ?? other;
  return (event) => {
    tell(one, event);
    tell(other, event);
  };
};
