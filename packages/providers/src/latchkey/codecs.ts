import { errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
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

/** What a code of the plane's is in the words that all systems share, and what to do about it where those words say too little. */
const meanings = new Map<string, Pick<ProblemRead, 'error' | 'hint'>>([
  ['session_expired', { error: 'key_expired' }],
  ['forbidden', { error: 'insufficient_scope', hint: 'Sign in as somebody who may do it.' }],
  [
    'beyond_authority',
    {
      error: 'insufficient_scope',
      hint: 'Ask for what the person who is signed in may do, or sign in as somebody else.',
    },
  ],
  [
    'not_approved',
    {
      error: 'insufficient_scope',
      hint: 'The system has to approve of the person first. `details.redirect` is where its page sends them.',
    },
  ],
  [
    'not_from_here',
    { error: 'invalid_request', hint: 'The message says from where, or in which other way, it is let in.' },
  ],
  ['plan_cap', { error: 'plan_cap' }],
  ['not_offered', { error: 'conflict', hint: 'What the system offers is in `acts`, of a key and of `system()`.' }],
  ['idempotency_mismatch', { error: 'conflict', hint: 'Take another Idempotency-Key for another request.' }],
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
    ...(meanings.get(code) ?? { error: errorCodeOfStatus(httpStatus) }),
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(isTextList(required) ? { requiredScopes: required } : {}),
  };
};
