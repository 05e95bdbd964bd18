/** A command cannot do its work: exit code 1. */
export class Failure extends Error {
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Failure';
    this.hint = hint;
  }
}
