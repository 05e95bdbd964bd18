import type { FieldName } from './form.ts';

/** What a page says beside keys and forms, in the words of the system's document, a line at a time. */
export interface Notice {
  /** Where it stands: on the page of keys, in the form, beside a new secret, in a key's own view, or where help is looked for. */
  readonly in: 'list' | 'form' | 'once' | 'details' | 'help';
  /** How it is set apart there. `text` is not. */
  readonly as: 'text' | 'tip' | 'note' | 'caution';
  readonly title?: string;
  readonly lines: readonly [string, ...string[]];
  /** The field of the form that it stands beside; the whole form's, unless told. */
  readonly field?: FieldName;
  /** Whether the code examples stand beneath it; they stand in a key's own view, unless told. */
  readonly hasExamples?: boolean;
}
