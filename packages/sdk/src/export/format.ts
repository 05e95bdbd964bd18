import type { FormatState } from './checkpoint.ts';

/** Turns a list into text, page after page and in order. It remembers no row. */
export interface Format {
  /** The text of the next items. */
  text(items: readonly unknown[]): string;
  /** What is still to be written after the last page. */
  end(): string;
  /** Properties that were met and had no place in the text. */
  unlisted(): readonly string[];
  /** Columns that were asked for, and no item had. */
  missing(): readonly string[];
  /** What another one has to know to go on with the text. */
  state(): FormatState;
}
