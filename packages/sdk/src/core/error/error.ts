import type { ErrorCode } from '@latchkey/providers';

const brand = Symbol.for('latchkey.error');

/** One request that was sent (or could not be) on behalf of a call. */
export interface Attempt {
  readonly startedAt: Date;
  /** How long the gate held it before it was sent. */
  readonly waitedMs: number;
  /** From sending to the last byte, or to the failure. */
  readonly durationMs: number;
  /** The answer's status, or null where none came. */
  readonly status: number | null;
  /** What went wrong with it, or null where nothing did. */
  readonly code: ErrorCode | null;
}

export interface LatchkeyErrorFields {
  readonly code: ErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly retryAt?: Date | undefined;
  readonly requiredScopes?: readonly string[] | undefined;
  readonly systemCode?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  readonly hint?: string | undefined;
  readonly cursor?: string | undefined;
  readonly cause?: unknown;
}

/**
 * Every failure of this package. `code` is a closed union: switch on it.
 * It holds no request, no response and no headers, and its cause is a copy of name, message and code: printing it never
 * prints a key.
 */
export class LatchkeyError extends Error {
  declare readonly code: ErrorCode;
  /** The HTTP status of the last answer, where one came. */
  declare readonly status?: number;
  /** The server's id of the last request, where it names one. */
  declare readonly requestId?: string;
  /** When the call would be let through, where the server or a quota says so. */
  declare readonly retryAt?: Date;
  /** The scopes that the operation asks for, at `insufficient_scope`. */
  declare readonly requiredScopes?: readonly string[];
  /** The system's own code, such as `RATE_LIMIT_EXCEEDED`, where its answer has one: for what `code` does not tell apart. */
  declare readonly systemCode?: string;
  /** What else the system's answer says of it, by its own names, where that is short; without keys. */
  declare readonly details?: Readonly<Record<string, unknown>>;
  /** Every request that was sent for the call, oldest first. */
  declare readonly attempts: readonly Attempt[];
  /** What to do about it. */
  declare readonly hint?: string;
  /** In a list: the cursor of the page that failed, from which a new list can resume. */
  declare readonly cursor?: string;

  static {
    Object.defineProperty(LatchkeyError.prototype, 'name', { value: 'LatchkeyError', configurable: true });
  }

  constructor({ message, cause, attempts = [], ...fields }: LatchkeyErrorFields) {
    super(message, cause === undefined ? undefined : { cause });
    // Only what is known becomes a property, so that a printed error is short.
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) Reflect.set(this, name, value);
    this.attempts = attempts;
  }

  get [brand](): true {
    return true;
  }

  /** Recognises the errors of every copy of this package (ESM beside CJS, two versions). */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isLatchkeyError(value);
  }

  /** The fields with the message, which `JSON.stringify` leaves out of other errors. */
  toJSON(): Omit<LatchkeyErrorFields, 'cause'> & { readonly name: string } {
    return { ...this, name: this.name, message: this.message };
  }
}

/** Whether a value is a {@link LatchkeyError}, from whichever copy of this package it comes. */
export const isLatchkeyError = (value: unknown): value is LatchkeyError =>
  typeof value === 'object' && value !== null && brand in value;
