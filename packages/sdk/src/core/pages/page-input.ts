import { type PagedReading, type PageReading, valueAt, withValueAt } from '@latchkey/providers';
import type { Input } from '../request/request-url.ts';

/**
 * What is sent for one page of a list: the caller's input, with the page's position, and no more asked for than is wanted.
 * @param position null: the first page
 * @param most how many items are wanted at all
 */
export const pageInput = (style: PageReading, input: Input, position: string | null, most: number): Input => {
  if (style.kind === 'whole') return input;
  const limited = wantsLimit(style, input, most) ? written(style, input, style.limitParameter, most) : input;
  if (position === null) return limited;
  return written(style, limited, style.positionParameter, inBody(style) ? positionValue(style, position) : position);
};

/** The input without what moves through the list: what a cursor is bound to. Where pages are counted, their size is part of it. */
export const unpositioned = (style: PageReading, input: Input): Input => {
  if (style.kind === 'whole') return input;
  const unmoved = written(style, input, style.positionParameter, undefined);
  return style.kind === 'page' ? unmoved : written(style, unmoved, style.limitParameter, undefined);
};

/**
 * Asks for no more than is wanted, unless the caller says how much a page holds. Where pages are counted, a cursor's
 * number means nothing under another limit.
 */
const wantsLimit = (style: PagedReading, { query, body }: Input, most: number): boolean => {
  if (style.kind === 'page' || most >= style.defaultLimit) return false;
  const name = style.limitParameter;
  return (inBody(style) ? valueAt(body, name) : query?.[name]) === undefined;
};

const written = (style: PagedReading, input: Input, name: string, value: string | number | undefined): Input =>
  inBody(style)
    ? { ...input, body: withValueAt(input.body, name, value) }
    : { ...input, query: { ...input.query, [name]: value } };

const inBody = ({ in: place }: PagedReading): boolean => place === 'body';

/** A position as JSON has it. */
const positionValue = ({ kind }: PagedReading, position: string): string | number =>
  kind === 'cursor' ? position : Number(position);
