import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import { valueAt } from '../spec/json-pointer.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isFlag, isList, isRecord, isText, isTextList, partsOf } from '../spec/parts.ts';

/**
 * Reads a page of the envelope `{ data, metadata: { pagination } }`. `hasMore` decides whether there is a next page, and
 * `nextOffset` where it is; servers that leave either out are read by the figures that are there. A page may be empty and
 * have a next one.
 * @throws TypeError when the body is no such page, or has a next page and does not say where.
 */
export const readPage = (body: unknown): PageRead => {
  const { part, partOrNull } = partsOf(body, 'page');
  const items = part('/data', isList);
  partOrNull('/metadata', isRecord);
  partOrNull('/metadata/pagination', isRecord);
  const figure = (name: string) => partOrNull(`/metadata/pagination/${name}`, isCount);
  const total = figure('total');
  const returned = figure('returned');
  const limit = figure('limit');
  const offset = figure('offset');
  const nextOffset = figure('nextOffset');
  const hasMore = partOrNull('/metadata/pagination/hasMore', isFlag);
  const past = (offset ?? Number.NaN) + (returned ?? items.length);
  if (!(hasMore ?? (typeof nextOffset === 'number' || past < (total ?? 0)))) return { items, total, next: null };
  // An empty page moves on by the limit: by its items it would stand still.
  const next = nextOffset ?? (past === offset ? offset + (limit ?? 0) : past);
  if (Number.isNaN(next) || next === offset) {
    throw new TypeError(
      'The answer says that it has a next page, and not where: metadata.pagination lacks nextOffset.',
    );
  }
  return { items, total, next: String(next) };
};

/** Writes a page's envelope; `nextOffset` only while there is more. */
export const writePage = ({ items, total, limit, offset, metadata }: PageWritten): unknown => {
  const end = offset + items.length;
  const hasMore = end < total;
  return {
    status: 'success',
    data: items,
    metadata: {
      ...metadata,
      pagination: {
        total,
        returned: items.length,
        hasMore,
        limit,
        offset,
        ...(hasMore ? { nextOffset: end } : {}),
      },
    },
  };
};

/** Writes `{ status: 'error', error: { code, message, details? } }`. */
export const writeProblem = ({ code, message, details }: Problem): unknown => ({
  status: 'error',
  error: { code, message, ...(details ? { details } : {}) },
});

const codes = new Map<string, ErrorCode>([
  ['UNAUTHORIZED', 'unauthorized'],
  ['AUTHENTICATION_ERROR', 'unauthorized'],
  ['FORBIDDEN', 'insufficient_scope'],
  ['NOT_FOUND', 'not_found'],
  ['INVALID_PARAMETER', 'invalid_request'],
  ['VALIDATION_ERROR', 'invalid_request'],
  ['CONFLICT', 'conflict'],
  ['RATE_LIMIT_EXCEEDED', 'rate_limited'],
  ['INTERNAL_SERVER_ERROR', 'server_error'],
  ['GATEWAY_TIMEOUT', 'server_error'],
]);

/**
 * Reads both error bodies that the system is known to answer with; null where the body is neither. The multi-tenant handlers
 * answer a bare sentence.
 */
export const readProblem = (httpStatus: number, body: unknown): ProblemRead | null => {
  const said = valueAt(body, '/error');
  if (isText(said)) return { status: httpStatus, code: '', message: said, error: errorOf(httpStatus, '', said) };
  const code = valueAt(said, '/code');
  const message = valueAt(said, '/message') ?? '';
  const details = valueAt(said, '/details') ?? null;
  if (!isText(code) || !isText(message) || !(details === null || isRecord(details))) return null;
  const error = errorOf(httpStatus, code, message);
  const required = error === 'insufficient_scope' ? requiredScopes(message, details) : [];
  const hint = error === 'invalid_request' ? hintOf(details) : null;
  return {
    status: httpStatus,
    code,
    message,
    error,
    ...(details ? { details } : {}),
    ...(required.length > 0 ? { requiredScopes: required } : {}),
    ...(hint === null ? {} : { hint }),
  };
};

/** `details` of a parameter, or of the first place in a body, as a sentence. */
const hintOf = (details: Problem['details'] | null): string | null =>
  asked(details, '/parameter', '/expected') ?? asked(details, '/errors/0/path', '/errors/0/expected');

const asked = (details: unknown, namePointer: string, expectedPointer: string): string | null => {
  const name = valueAt(details, namePointer);
  const expected = valueAt(details, expectedPointer);
  return isText(name) && isText(expected) ? `Give ${name || 'the body'} as ${expected}.` : null;
};

const errorOf = (httpStatus: number, code: string, message: string): ErrorCode => {
  if (httpStatus === 403 && message.startsWith('Not a member of this organization')) return 'wrong_organization';
  return codes.get(code) ?? errorCodeOfStatus(httpStatus);
};

/** `details.required`, or else what follows `Required:` in the message. */
const requiredScopes = (message: string, details: Problem['details'] | null): readonly string[] => {
  const listed = details?.required;
  if (isTextList(listed)) return listed;
  const mark = message.indexOf('Required:');
  return mark < 0 ? [] : (message.slice(mark + 'Required:'.length).match(/[^\s,]+/g) ?? []);
};
