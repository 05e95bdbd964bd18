/** The command line cannot be understood: exit code 2. */
export class UsageError extends Error {
  /** What is possible instead. */
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/**
 * A word of the command line, quoted; one as long as the shortest key is cut, since it may be a key that was put in the
 * wrong place.
 */
export const quoted = (word: string): string => (word.length < 20 ? `'${word}'` : `'${word.slice(0, 12)}…'`);
