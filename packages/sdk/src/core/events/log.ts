import { tell } from './tell.ts';

/** Where warnings go: `console`, or whatever has its `warn`. */
export interface Log {
  warn(message: string): void;
}

/** Takes warnings to where they are to go: `console` unless told, nowhere for null. A log that fails disturbs nothing. */
export const logOf = (given: Log | null | undefined): Log => ({
  warn(message) {
    if (given !== null) tell((text: string) => (given ?? console).warn(text), message);
  },
});
