import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isList, isRecord, isText, isTextList, partsOf } from '../spec/parts.ts';

/** Reads `{ items, total, next }`. @throws TypeError when the body is no such page */
export const readPage = (body: unknown): PageRead => {
  const { part, partOrNull } = partsOf(body, 'page');
  return { items: part('/items', isList), total: part('/total', isCount), next: partOrNull('/next', isText) };
};

/** Reads `{ items, next }`, of a list that nobody counts. @throws TypeError when the body is no such page */
export const readOpenPage = (body: unknown): PageRead => {
  const { part, partOrNull } = partsOf(body, 'page');
  return { items: part('/items', isList), total: null, next: partOrNull('/next', isText) };
};

/** Writes `{ items, total, next }`; the cursor of the next page is in the metadata. */
export const writePage = ({ items, total, metadata: { next } }: PageWritten): unknown => ({
  items,
  total,
  next: next ?? null,
});

/** Writes `{ items, next }`. */
export const writeOpenPage = ({ items, metadata: { next } }: PageWritten): unknown => ({ items, next: next ?? null });

/** Writes problem details (RFC 9457). */
export const writeProblem = ({ status, code, message, details }: Problem): unknown => ({
  type: `urn:latchkey:problem:${code}`,
  status,
  code,
  detail: message,
  ...details,
});

const codes = new Map<string, ErrorCode>([
  ['session_expired', 'key_expired'],
  ['forbidden', 'insufficient_scope'],
  ['beyond_authority', 'insufficient_scope'],
  ['not_approved', 'insufficient_scope'],
  ['plan_cap', 'plan_cap'],
  ['not_offered', 'invalid_request'],
  ['idempotency_mismatch', 'conflict'],
]);

/** Reads problem details; null where the body is none. */
export const readProblem = (httpStatus: number, body: unknown): ProblemRead | null => {
  if (!isRecord(body)) return null;
  const { type: _, status: __, code, detail: message, ...details } = body;
  if (!isText(code) || !isText(message)) return null;
  const { required } = details;
  return {
    status: httpStatus,
    code,
    message,
    error: codes.get(code) ?? errorCodeOfStatus(httpStatus),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(isTextList(required) ? { requiredScopes: required } : {}),
  };
};
