import type { ClientHalf, Operation } from '@latchkey/providers';
import type { Call } from '../core/call/call.ts';
import { configError } from '../core/error/config-error.ts';
import { LatchkeyError } from '../core/error/error.ts';
import type { ListOptions } from '../core/options.ts';
import type { ListKit } from '../core/pages/list-kit.ts';
import type { Input } from '../core/request/request-url.ts';
import { csvRecords } from './csv-records.ts';
import type { CsvSource } from './options.ts';

/**
 * A list as its system writes it in CSV, record by record. CSV names no next page: it ends with the page that holds no record.
 * @throws LatchkeyError `config` where the system does not write this list
 */
export const createServerCsv = (
  { fingerprintOf, readCursor, writeCursor, joinCallOptions, pageInput }: ListKit,
  call: Call,
  provider: ClientHalf,
  operation: Operation,
  input: Input,
  { cursor: listCursor, distinctBy, ...shared }: ListOptions<string>,
): CsvSource => {
  const style = operation.page === null ? undefined : provider.pagination[operation.page];
  if (style?.kind !== 'offset' || !style.csv || !operation.produces.includes(csvType)) {
    throw configError(`${provider.title} does not write ${operation.id} as CSV.`, 'Leave out `writer`.');
  }
  if (distinctBy !== undefined) {
    throw configError('What the server writes is not looked into for what came before.', 'Leave out `distinctBy`.');
  }
  const { csv, positionParameter } = style;
  const written = asCsv(operation);
  const fingerprint = fingerprintOf(provider, operation, style, input);
  const firstPosition = Number(input.query?.[positionParameter] ?? 0);
  let header: string | null = null;

  const flaw = (message: string, hint: string, cursor: string | undefined) =>
    new LatchkeyError({ code: 'invalid_response', message: `${operation.id}: ${message}`, hint, cursor });

  return {
    async *pages({ cursor = listCursor, prefetch: _, ...options } = {}) {
      const callOptions = joinCallOptions(shared, options);
      let resumesAt = cursor;
      const seen = new Set<string>();
      for (let position = cursor === undefined ? null : readCursor(fingerprint, cursor); ; ) {
        const { query, ...asked } = pageInput(style, input, position, Number.POSITIVE_INFINITY);
        const csvInput = { ...asked, query: { ...query, [csv.parameter]: csv.value } };
        const text = String((await call(written, csvInput, { ...callOptions, resumesAt })) ?? '');
        const [head = '', ...items] = csvRecords(text);
        const digest = await digestOf(items);
        if (items.length > 0 && seen.has(digest)) {
          throw flaw(
            'a page is the same as one before',
            'The list would never end. Tell the people who run the server.',
            resumesAt,
          );
        }
        if (header !== null && head !== header && items.length > 0) {
          throw flaw('a page has other columns than the first', 'Leave out `writer`.', resumesAt);
        }
        header ??= head;
        seen.add(digest);
        const next =
          items.length === 0 ? null : String((position === null ? firstPosition : Number(position)) + items.length);
        resumesAt = next === null ? undefined : writeCursor(fingerprint, next);
        yield { items, total: null, cursor: resumesAt ?? null };
        if (next === null) return;
        position = next;
      }
    },
    format(earlier) {
      header = earlier?.header?.[0] ?? null;
      let isHeaded = header !== null;
      const headed = (text: string): string => {
        if (isHeaded || header === null) return text;
        isHeaded = true;
        return header + text;
      };
      return {
        text: (items) => (items.length === 0 ? '' : headed(items.join(''))),
        end: () => headed(''),
        unlisted: () => [],
        missing: () => [],
        state: () => ({ header: isHeaded && header !== null ? [header] : null, unlisted: [] }),
      };
    },
  };
};

const csvType = 'text/csv';

const written = new WeakMap<Operation, Operation>();

/** The same one at each call: the gate keeps a lane for every operation that it has met. */
const asCsv = (operation: Operation): Operation => {
  const known = written.get(operation);
  if (known) return known;
  const made = { ...operation, produces: [csvType] };
  written.set(operation, made);
  return made;
};

/** Of a page's records, for those of a long list need not be kept to be known again. */
const digestOf = async (records: readonly string[]): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(records.join('')));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
