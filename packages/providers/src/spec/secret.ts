const brand = Symbol.for('latchkey.secret');
const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * The whole text of an API key. It prints as its mask, whichever way it is printed; `.reveal()` is the only way out.
 */
export class Secret {
  readonly #text: string;
  readonly #mask: string;

  /** @param mask what is shown instead: the provider's documented mask, or `******` where no provider is known. */
  constructor(text: string, mask = '******') {
    this.#text = text;
    this.#mask = mask;
  }

  /** The secret itself. Hand it to what needs it and to nothing that writes. */
  reveal(): string {
    return this.#text;
  }

  /** What may be shown. */
  get mask(): string {
    return this.#mask;
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  get [brand](): true {
    return true;
  }

  [Symbol.toPrimitive](): string {
    return this.#mask;
  }

  [inspect](): string {
    return this.#mask;
  }
}

/** Whether a value is a {@link Secret}, from whichever copy of this package it comes. */
export const isSecret = (value: unknown): value is Secret =>
  typeof value === 'object' && value !== null && brand in value;
