import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import { valueAt } from '../spec/json-pointer.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isList, isRecord, isText, partsOf } from '../spec/parts.ts';

/** Requests per clock hour that a key may make unless its row says otherwise (seed 004: "1000 by default"). */
export const hourlyQuota = 1000;
/** The limit policy that a row's `rate_limit` is the quota of. */
export const hourlyPolicy = 'key-hour';

/**
 * Reads a page of the envelope `{ data, meta: { total, limit, offset } }`. The total decides whether there is a next page; an
 * empty page in the middle moves on by its limit.
 * @throws TypeError when the body is no such page.
 */
export const readPage = (body: unknown): PageRead => {
  const { part } = partsOf(body, 'list');
  const items = part('/data', isList);
  const total = part('/meta/total', isCount);
  const limit = part('/meta/limit', isCount);
  const offset = part('/meta/offset', isCount);
  const next = offset + (items.length || limit);
  const hasNext = next > offset && offset + items.length < total;
  return { items, total, next: hasNext ? String(next) : null };
};

/** Writes `{ data, meta: { total, limit, offset } }`. */
export const writePage = ({ items, total, limit, offset }: PageWritten): unknown => ({
  data: items,
  meta: { total, limit, offset },
});

/** Reads the envelope of a list that is not cut into pages: `{ data }`. @throws TypeError when the body is none. */
export const readWhole = (body: unknown): PageRead => {
  const items = partsOf(body, 'list').part('/data', isList);
  return { items, total: items.length, next: null };
};

/** Writes `{ data }`. */
export const writeWhole = ({ items }: PageWritten): unknown => ({ data: items });

/** The words of a booking that finds its reading room taken. */
export const slotTaken = 'Time slot is not available';

/** Writes `{ success: false, error: <status in words>, message }`, with what details there are beside them. */
export const writeProblem = ({ code, message, details }: Problem): unknown => ({
  success: false,
  error: code,
  message,
  ...details,
});

/**
 * Reads every error body that the platform is known to answer with; null where the body is none of them. Its older controllers
 * answer a sentence, and at times the problems of each field.
 */
export const readProblem = (status: number, body: unknown): ProblemRead | null => {
  const said = valueAt(body, '/error');
  const message = valueAt(body, '/message');
  if (!isText(said)) return null;
  if (isText(message)) {
    const required = status === 403 ? scopesNamedIn(message) : [];
    const error = errorOf(status, message);
    return { status, code: said, message, error, ...(required.length > 0 ? { requiredScopes: required } : {}) };
  }
  const messages = valueAt(body, '/messages');
  const details = isRecord(messages) ? { details: { messages } } : {};
  return { status, code: '', message: said, error: errorOf(status, said), ...details };
};

const errorOf = (status: number, message: string): ErrorCode => {
  if (status === 401 && message.startsWith('API key has expired')) return 'key_expired';
  if (status === 400) return refusedAs400.get(message) ?? 'invalid_request';
  return errorCodeOfStatus(status);
};

const refusedAs400 = new Map<string, ErrorCode>([
  [slotTaken, 'conflict'],
  ['Permission denied', 'insufficient_scope'],
]);

const scopesNamedIn = (message: string): string[] =>
  /^Scopes? /.test(message) ? [...message.matchAll(/'([^']+)'/g)].map(([, name = '']) => name) : [];
