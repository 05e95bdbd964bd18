import { echoOf } from '../spec/echo.ts';
import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import { valueAt } from '../spec/json-pointer.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';
import { isCount, isFlag, isList, isRecord, isText, partsOf } from '../spec/parts.ts';

/** Reads `{ keys: […] }`, the whole list. @throws TypeError when the body is none */
export const readKeys = (body: unknown): PageRead => {
  const items = partsOf(body, 'list of keys').part('/keys', isList);
  return { items, total: items.length, next: null };
};

/** Writes `{ keys: […] }`. */
export const writeKeys = ({ items }: PageWritten): unknown => ({ keys: items });

/**
 * Reads the page in a tool's result: `{ results, total, offset, limit, has_more }`. Where `has_more` is missing, the total says
 * whether there is more.
 * @throws TypeError when the body is no such page, or has a next page and does not say where.
 */
export const readResults = (body: unknown): PageRead => {
  const { part, partOrNull } = partsOf(body, 'page');
  const items = part('/result/results', isList);
  const total = partOrNull('/result/total', isCount);
  const offset = partOrNull('/result/offset', isCount);
  const limit = partOrNull('/result/limit', isCount);
  const hasMore = partOrNull('/result/has_more', isFlag);
  const past = (offset ?? Number.NaN) + items.length;
  if (!(hasMore ?? past < (total ?? 0))) return { items, total, next: null };
  // An empty page moves on by the limit: by its items it would stand still.
  const next = items.length === 0 ? past + (limit ?? 0) : past;
  if (Number.isNaN(next) || next === offset) {
    throw new TypeError('The answer says that it has a next page, and not where: result lacks offset or limit.');
  }
  return { items, total, next: String(next) };
};

/** Writes a page as a tool's result. `metadata` holds the call's `id` and what else the result says. */
export const writeResults = ({ items, total, limit, offset, metadata: { id, ...said } }: PageWritten): unknown =>
  writeResult(id, { ...said, results: items, total, offset, limit, has_more: offset + items.length < total });

/** A JSON-RPC answer: what a method gives. */
export const writeResult = (id: unknown, result: unknown): unknown => ({ jsonrpc: '2.0', id: rpcId(id), result });

/** A JSON-RPC answer: why a method gives nothing, by a word and not a number as elsewhere. HTTP knows nothing of it. */
export const writeToolError = (
  id: unknown,
  { code, message, details }: Pick<Problem, 'code' | 'message' | 'details'>,
): unknown => ({ jsonrpc: '2.0', id: rpcId(id), error: { code, message, ...(details ? { details } : {}) } });

/** The id of a call, out of its body, as its answer may repeat it: a number, or a short text that is no key; else null. */
export const rpcIdOf = (body: unknown): string | number | null => {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null;
  return rpcId(id);
};

/** Whether a body is a call without an id: a notification, of which JSON-RPC says nothing, not even what is wrong with it. */
export const isNotification = (body: unknown): boolean =>
  isRecord(body) && body.jsonrpc === '2.0' && isText(body.method) && !Object.hasOwn(body, 'id');

const rpcId = (id: unknown): string | number | null => {
  if (typeof id === 'number') return Number.isSafeInteger(id) ? id : null;
  return typeof id === 'string' ? echoOf({ prefix: 'hm', separator: '_' }, id) : null;
};

/**
 * Writes `{ error: { code, message, … } }`. What comes before a tool stands beside the message; a problem of a call that HTTP
 * thinks well of is a JSON-RPC error, with `details`; of one that was only taken (202) nothing is said.
 */
export const writeProblem = ({ status, code, message, details }: Problem): unknown => {
  if (status === 202) return undefined;
  if (status >= 400) return { error: { code, message, ...details } };
  const { call, ...rest } = { ...details };
  return writeToolError(call, { code, message, details: rest });
};

const codes = new Map<string, ErrorCode>([
  ['UNAUTHORIZED', 'unauthorized'],
  ['FORBIDDEN', 'insufficient_scope'],
  ['RATE_LIMITED', 'rate_limited'],
  ['QUOTA_EXCEEDED', 'quota_exceeded'],
  ['NODE_LIMIT_EXCEEDED', 'plan_cap'],
  ['GRAPH_LIMIT_EXCEEDED', 'plan_cap'],
  ['EXPORT_TOO_LARGE', 'plan_cap'],
  ['INVALID_PARAMETER', 'invalid_request'],
  ['INVALID_EXPORT_FORMAT', 'invalid_request'],
  ['NO_CHANGES', 'invalid_request'],
  ['NOT_FOUND', 'not_found'],
  ['NODE_NOT_FOUND', 'not_found'],
  ['GRAPH_NOT_FOUND', 'not_found'],
  ['METHOD_NOT_FOUND', 'not_found'],
  ['TOOL_NOT_FOUND', 'not_found'],
  ['GRAPH_EXISTS', 'conflict'],
  ['CONFLICT', 'conflict'],
  ['INTERNAL_ERROR', 'server_error'],
]);

/** Reads the system's error body, over HTTP or as JSON-RPC; null where it is none. */
export const readProblem = (status: number, body: unknown): ProblemRead | null => {
  const said = valueAt(body, '/error');
  if (!isRecord(said)) return null;
  const { code, message = '', details: given, ...beside } = said;
  const details = given ?? {};
  if (!isText(code) || !isText(message) || !isRecord(details)) return null;
  const told = { ...beside, ...details };
  const error = codes.get(code) ?? errorCodeOfStatus(status);
  const { required_scope: required, resets_at: resets } = told;
  return {
    status,
    code,
    message,
    error,
    ...(Object.keys(told).length > 0 ? { details: told } : {}),
    ...(error === 'insufficient_scope' && isText(required) ? { requiredScopes: required.split(', ') } : {}),
    ...(isTime(resets) ? { retryAt: new Date(resets) } : {}),
  };
};

const isTime = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** Reads the error of a JSON-RPC answer that HTTP calls a success; null where it holds none. */
export const readToolError = (body: unknown): ProblemRead | null => readProblem(200, body);
