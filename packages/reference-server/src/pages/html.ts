import { printable } from '../engine/audit/printable.ts';

/** Markup that is written by us. What else comes into it is a text, and is shown as one (security 76). */
export interface Html {
  readonly kind: 'html';
  readonly text: string;
}

type Piece = string | number | null | Html | readonly Html[];

/**
 * Markup with values in it, between tags or in quoted attributes. Texts are escaped, and what turns the direction of writing or
 * breaks a line is shown as `\uXXXX`; null is nothing.
 *
 * ```ts
 * html`<td title="${description}">${name}</td>`;
 * ```
 */
export const html = (literals: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  kind: 'html',
  text: literals.map((literal, at) => literal + (at < pieces.length ? written(pieces[at] ?? null) : '')).join(''),
});

const written = (piece: Piece): string => {
  if (piece === null) return '';
  if (typeof piece === 'string') return escaped(printable(piece));
  if (typeof piece === 'number') return String(piece);
  return 'kind' in piece ? piece.text : piece.map(({ text }) => text).join('');
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities.get(character) ?? '');

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);
