import type { ClientHalf, Operation, PageRead, PageReading } from '@latchkey/providers';
import type { Call } from '../call/call.ts';
import { anyOf, joinCallOptions } from '../call/join-call-options.ts';
import { configError } from '../error/config-error.ts';
import { isLatchkeyError, LatchkeyError } from '../error/error.ts';
import { where } from '../error/failure.ts';
import type { ListOptions } from '../options.ts';
import type { Input } from '../request/request-url.ts';
import { fingerprintOf, readCursor, writeCursor } from './cursor.ts';
import type { Page, ReadPages } from './list.ts';
import { pageInput } from './page-input.ts';

/** Pages may be empty in the middle of a list; so many in a row are a list that never ends. */
const mostEmptyPages = 1000;

export { listKit } from './list-kit.ts';

/** Reads an operation's pages one after the other. It ends where the system names no next page, and nowhere else. */
export const readPagesOf = <Item>(
  call: Call,
  provider: ClientHalf,
  operation: Operation,
  input: Input,
  { distinctBy, ...options }: ListOptions<string>,
): ReadPages<Item> => {
  const readAll = readEvery<Item>(call, provider, operation, input, options);
  if (distinctBy === undefined) return readAll;
  return async function* (reading) {
    const { distinct } = await import('./distinct.ts');
    yield* distinct(readAll(reading), distinctBy);
  };
};

const readEvery = <Item>(
  call: Call,
  provider: ClientHalf,
  operation: Operation,
  input: Input,
  { cursor: listCursor, prefetch: listPrefetch = false, parallel: listParallel, ...shared }: ListOptions,
): ReadPages<Item> =>
  async function* ({
    most = Number.POSITIVE_INFINITY,
    mostPages = Number.POSITIVE_INFINITY,
    cursor = listCursor,
    prefetch = listPrefetch,
    ...options
  }) {
    const parallel = listParallel ?? (prefetch ? 1 : 0);
    const style = styleOf(provider, operation);
    if (style.kind === 'whole' && cursor !== undefined) throw unresumable(operation);
    const fingerprint = fingerprintOf(provider, operation, style, input);
    const callOptions = joinCallOptions(shared, options);

    const read = async (
      position: string | null,
      guess?: AbortSignal,
    ): Promise<{ page: Page<Item>; next: string | null }> => {
      const signal = anyOf(callOptions.signal, guess);
      const resumesAt = position === null ? undefined : writeCursor(fingerprint, position);
      const asked = pageInput(style, input, position, most);
      const body = await call(operation, asked, { ...callOptions, signal, resumesAt }).catch((error) => {
        throw resumable(error, resumesAt);
      });
      const { items, total, next } = parse(style, operation, body, resumesAt);
      // The document says what an item is; validation has looked, and `warn` and `off` take the server's word.
      return {
        page: { items: items as readonly Item[], total, cursor: next === null ? null : writeCursor(fingerprint, next) },
        next,
      };
    };

    const ahead = parallel === 0 ? null : (await import('./look-ahead.ts')).createLookAhead(style, parallel, read);
    let position = cursor === undefined ? null : readCursor(fingerprint, cursor);
    const seen = new Set<string>(position === null ? [] : [position]);
    // The first page has this position whether or not it was asked for by it.
    if (style.kind === 'offset') seen.add('0');
    let reading = read(position);
    let empty = 0;
    let items = 0;
    try {
      for (let pages = 1; ; pages++) {
        const { page, next } = await reading;
        items += page.items.length;
        empty = page.items.length > 0 ? 0 : empty + 1;
        if (empty === mostEmptyPages && next !== null) throw barren(operation, next, fingerprint);
        if (next !== null && seen.has(next)) throw repeated(operation, position, fingerprint);
        if (next !== null) seen.add(next);
        const wanted = { pages: mostPages - pages, items: most - items };
        if (next !== null && wanted.pages > 0 && wanted.items > 0) ahead?.foresee(position, next, page, wanted);
        yield page;
        if (next === null) return;
        position = next;
        reading = ahead?.take(next) ?? read(next);
      }
    } finally {
      ahead?.end();
    }
  };

const styleOf = ({ pagination }: ClientHalf, operation: Operation): PageReading => {
  const style = operation.page === null ? undefined : pagination[operation.page];
  if (!style) throw configError(`${operation.id} is no list.`, 'Call it instead.');
  return style;
};

/** The error with the cursor of the page that failed, where it has none: a key that could not be fetched knows of no page. */
const resumable = (error: unknown, cursor: string | undefined): unknown =>
  cursor !== undefined && isLatchkeyError(error) && error.cursor === undefined
    ? new LatchkeyError({ ...error, message: error.message, cause: error.cause, cursor })
    : error;

const unresumable = (operation: Operation) =>
  configError(`${operation.id} gives its whole list at once, so no cursor is of it.`, 'Leave out `cursor`.');

const parse = (style: PageReading, operation: Operation, body: unknown, cursor: string | undefined): PageRead => {
  try {
    const page = style.read(body);
    const flaw = flawOf(page);
    if (flaw === null) return page;
    throw new TypeError(`The answer is no page: ${flaw}.`);
  } catch (error) {
    const said = error instanceof Error ? error.message : 'The answer is no page.';
    throw new LatchkeyError({
      code: 'invalid_response',
      message: `${where(operation)}: ${said}`,
      hint: 'Look whether the base URL is right, and whether the system writes its pages in this way.',
      cursor,
    });
  }
};

/** What is wrong with a page, whoever read it: a provider of somebody's own may believe what it was answered. */
const flawOf = ({ items, total, next }: { readonly [Name in keyof PageRead]: unknown }): string | null => {
  if (!Array.isArray(items)) return 'its items are no list';
  if (total !== null && typeof total !== 'number') return 'its total is no number';
  // Half of a pair of surrogates cannot be written into a cursor.
  const isPosition = typeof next === 'string' && next.isWellFormed();
  return next === null || isPosition ? null : 'the next position is no text';
};

const repeated = (operation: Operation, position: string | null, fingerprint: string): LatchkeyError =>
  new LatchkeyError({
    code: 'invalid_response',
    message: `${where(operation)}: the answer names a next page that was read before`,
    hint: 'The list would never end. Tell the people who run the server.',
    cursor: position === null ? undefined : writeCursor(fingerprint, position),
  });

const barren = (operation: Operation, next: string, fingerprint: string): LatchkeyError =>
  new LatchkeyError({
    code: 'invalid_response',
    message: `${where(operation)}: ${mostEmptyPages} pages in a row were empty, and the answer names yet another`,
    hint: 'If the list is honestly so sparse, go on from the `cursor` of this error.',
    cursor: writeCursor(fingerprint, next),
  });
