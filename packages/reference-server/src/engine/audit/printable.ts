/**
 * A text that stands on one line and shows what it holds: control characters, line and paragraph separators, characters
 * that turn the writing direction and lone surrogates are written as `\uXXXX`, a backslash as two (security 22).
 */
export const printable = (text: string): string =>
  usual.test(text)
    ? text
    : text.replace(unprintable, (character) =>
        character === '\\' ? '\\\\' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** Nearly every text: printable ASCII without a backslash. */
const usual = /^[ -[\]-~]*$/;

const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}\\]/gu;
