import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import { valueAt } from '../spec/json-pointer.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isFlag, isList, isRecord, isText, isTextList, partsOf } from '../spec/parts.ts';

/**
 * Reads a page `{ [list]: […], pagination: { limit, offset, total, hasMore? } }`. Where `hasMore` is missing (facts, entities),
 * the total says whether there is more.
 * @throws TypeError when the body is no such page, or has a next page and does not say where.
 */
export const readPage =
  (list: string) =>
  (body: unknown): PageRead => {
    const { part, partOrNull } = partsOf(body, 'page');
    const items = part(`/${list}`, isList);
    partOrNull('/pagination', isRecord);
    const limit = partOrNull('/pagination/limit', isCount);
    const offset = partOrNull('/pagination/offset', isCount);
    const total = partOrNull('/pagination/total', isCount);
    const hasMore = partOrNull('/pagination/hasMore', isFlag);
    const past = (offset ?? Number.NaN) + items.length;
    if (!(hasMore ?? past < (total ?? 0))) return { items, total, next: null };
    // An empty page moves on by the limit: by its items it would stand still.
    const next = items.length === 0 ? past + (limit ?? 0) : past;
    if (Number.isNaN(next) || next === offset) {
      throw new TypeError('The answer says that it has a next page, and not where: pagination lacks offset or limit.');
    }
    return { items, total, next: String(next) };
  };

/** Writes a page of memories, with what the system's client reads beside it (`documents`, `facts`, `total`). */
export const writeMemories = ({ items, total, limit, offset, metadata }: PageWritten): unknown => ({
  success: true,
  data: items,
  pagination: { limit, offset, total, hasMore: offset + items.length < total },
  ...metadata,
  total,
});

/** Writes a page of what was read out of memories: no `hasMore`, and `count` for the system's client. */
export const writeKnowledge =
  (list: 'facts' | 'entities') =>
  ({ items, total, limit, offset, metadata }: PageWritten): unknown => ({
    success: true,
    [list]: items,
    pagination: { limit, offset, total },
    ...metadata,
    count: total,
  });

/** Writes `{ success: false, error, message, details? }`; the seed's 429 has `retryAfter` beside them. */
export const writeProblem = ({ code, message, details }: Problem): unknown => {
  const { retryAfter, ...rest } = details ?? {};
  return {
    success: false,
    error: code,
    message,
    ...(Object.keys(rest).length > 0 ? { details: rest } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
};

const codes = new Map<string, ErrorCode>([
  ['UNAUTHORIZED', 'unauthorized'],
  ['FORBIDDEN', 'insufficient_scope'],
  ['NOT_FOUND', 'not_found'],
  ['BAD_REQUEST', 'invalid_request'],
  ['CONFLICT', 'conflict'],
  ['RATE_LIMITED', 'rate_limited'],
  ['INTERNAL_SERVER_ERROR', 'server_error'],
]);

/** Reads the system's error body; null where it is none. Only an expired key says of itself that it is no longer good. */
export const readProblem = (httpStatus: number, body: unknown): ProblemRead | null => {
  const code = valueAt(body, '/error');
  const message = valueAt(body, '/message') ?? '';
  const details = valueAt(body, '/details') ?? {};
  if (valueAt(body, '/success') !== false || !isText(code) || !isText(message) || !isRecord(details)) return null;
  const retryAfter = valueAt(body, '/retryAfter');
  const told = { ...details, ...(typeof retryAfter === 'number' ? { retryAfter } : {}) };
  const error = errorOf(httpStatus, code, message);
  const { required } = details;
  return {
    status: httpStatus,
    code,
    message,
    error,
    ...(Object.keys(told).length > 0 ? { details: told } : {}),
    ...(error === 'insufficient_scope' && isTextList(required) ? { requiredScopes: required } : {}),
  };
};

const errorOf = (httpStatus: number, code: string, message: string): ErrorCode => {
  if (code === 'UNAUTHORIZED' && message.startsWith('API key has expired')) return 'key_expired';
  return codes.get(code) ?? errorCodeOfStatus(httpStatus);
};
