import * as z from 'zod/mini';
import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import type { ApiKey } from '../spec/key.ts';
import type { KeyRecord } from '../spec/key-record.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';

/** Requests per clock hour that a key may make unless its row says otherwise (seed 004: "1000 by default"). */
export const hourlyQuota = 1000;
/** The limit policy that a row's `rate_limit` is the quota of. */
export const hourlyPolicy = 'key-hour';

const momentText = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
const momentOf = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`);
const isMoment = (text: string): boolean => {
  const date = momentOf(text);
  return !Number.isNaN(date.getTime()) && momentText(date) === text;
};

/** A `DATETIME`, read as UTC. */
const moment = z.string().check(z.refine(isMoment, 'must be a time of the form YYYY-MM-DD HH:MM:SS'));
const rowId = z.int('must be a whole number').check(z.positive('must be above 0'));
const digest = /^[0-9a-f]{64}$/;
const prefix = /^rk_[0-9a-f]{5}$/;
const row = z.object({
  id: z.nullable(rowId),
  user_id: rowId,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  api_key: z.string().check(z.regex(digest, 'must be a SHA-256 digest in lower-case hexadecimal digits')),
  api_key_prefix: z.string().check(z.regex(prefix, "must be the first 8 characters of a researcher's key")),
  // Some database drivers hand a JSON column over as its text.
  scopes: z.nullable(z.union([z.array(z.string()), z.string().check(z.refine(isNameList, 'must be a list of names'))])),
  rate_limit: z.nullable(z.int().check(z.positive())),
  expires_at: z.nullable(moment),
  last_used_at: z.nullable(moment),
  is_active: z.union([z.literal([0, 1]), z.boolean()]),
  created_at: moment,
  updated_at: z.nullable(moment),
});

/** A row of the table `ahg_api_key` (README.md, "Rows"). */
export type KeyRow = z.infer<typeof row>;

/**
 * Rows of `ahg_api_key` ⇄ keys (ruling 15), to the second. The form writes a date of expiry as the midnight that begins that
 * day, and the key works through that day (ruling 22): a midnight stands for its day's end, both ways. A row does not keep
 * when its key was revoked, only when it was last changed.
 */
export const keyRow = z.codec(row, z.custom<KeyRecord>(), {
  decode: (each) => ({
    id: each.id === null ? null : String(each.id),
    owner: String(each.user_id),
    name: each.name,
    scopes: typeof each.scopes === 'string' ? namesIn(each.scopes) : (each.scopes ?? []),
    digest: each.api_key,
    mask: `${each.api_key_prefix}...`,
    limits: each.rate_limit === null || each.rate_limit === hourlyQuota ? {} : { [hourlyPolicy]: each.rate_limit },
    createdAt: momentOf(each.created_at),
    expiresAt: each.expires_at === null ? null : movedMidnight(momentOf(each.expires_at), dayMs),
    revokedAt: each.is_active ? null : momentOf(each.updated_at ?? each.created_at),
    lastUsedAt: each.last_used_at === null ? null : momentOf(each.last_used_at),
  }),
  encode: (record) => ({
    id: record.id === null ? null : numberIn(record.id),
    user_id: numberIn(record.owner) ?? Number.NaN,
    name: record.name,
    api_key: record.digest,
    api_key_prefix: record.mask.slice(0, 8),
    scopes: [...record.scopes],
    rate_limit: record.limits[hourlyPolicy] ?? hourlyQuota,
    expires_at: record.expiresAt && momentText(movedMidnight(record.expiresAt, -dayMs)),
    last_used_at: record.lastUsedAt && momentText(record.lastUsedAt),
    is_active: flag(record.revokedAt === null),
    created_at: momentText(record.createdAt),
    updated_at: momentText(record.revokedAt ?? record.lastUsedAt ?? record.createdAt),
  }),
});

/**
 * Reads a row of `ahg_api_key`.
 * @throws TypeError naming the column that is missing or of the wrong form; no value is repeated.
 */
export const readRow = (given: unknown): KeyRecord => believed(z.safeDecode(keyRow, given as KeyRow));

/**
 * Writes a row of `ahg_api_key`. An id that is no number is left to the table.
 * @throws TypeError naming the column that cannot hold what the key has, such as an owner that is no number.
 */
export const writeRow = (record: KeyRecord): KeyRow => believed(z.safeEncode(keyRow, record));

const believed = <Value>(
  result: { success: true; data: Value } | { success: false; error: z.core.$ZodError },
): Value => {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new TypeError(`The row is no API key: ${issue?.path.join('.') || 'it'} ${issue?.message ?? 'cannot be read'}.`);
};

const dayMs = 86_400_000;
const movedMidnight = (date: Date, byMs: number): Date =>
  date.getTime() % dayMs === 0 ? new Date(date.getTime() + byMs) : date;

const flag = (isSet: boolean): 0 | 1 => (isSet ? 1 : 0);

const numberIn = (text: string): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

const namesIn = (text: string): string[] => z.parse(z.array(z.string()), JSON.parse(text));
function isNameList(text: string): boolean {
  try {
    return namesIn(text).length >= 0;
  } catch {
    return false;
  }
}

/** A key as the API Keys page lists it, column by column (seed 004, "View and identify your keys"). */
export const listedKey = (key: ApiKey) => ({
  Name: key.name,
  Key: key.mask,
  Created: momentText(key.createdAt).slice(0, 10),
  'Last Used': key.lastUsedAt ? momentText(key.lastUsedAt) : 'Never',
  // The last day on which it works.
  Expires: key.expiresAt ? momentText(new Date(key.expiresAt.getTime() - 1)).slice(0, 10) : 'Never',
  Status: statusWord(key),
  Action: key.status === 'active' ? 'Revoke' : '',
});

const statusWords = new Map([
  ['active', 'Active'],
  ['expired', 'Expired'],
  ['revoked', 'Revoked'],
]);
const statusWord = ({ status }: Pick<ApiKey, 'status'>): string => {
  const word = statusWords.get(status);
  if (word === undefined) throw new TypeError(`The system has no keys that are ${status}.`);
  return word;
};

const count = z.int().check(z.nonnegative());
// Records are not looked at here.
const data = z.custom<readonly unknown[]>(Array.isArray, 'must be an array');
const wholeWire = z.object({ data });
const pageWire = z.object({ data, meta: z.object({ total: count, limit: count, offset: count }) });

/**
 * Reads a page of the envelope `{ data, meta: { total, limit, offset } }`. The total decides whether there is a next page; an
 * empty page in the middle moves on by its limit.
 * @throws TypeError when the body is no such page.
 */
export const readPage = (body: unknown): PageRead => {
  const { data: items, meta } = parsed(pageWire, body);
  const next = meta.offset + (items.length || meta.limit);
  const hasNext = next > meta.offset && meta.offset + items.length < meta.total;
  return { items, total: meta.total, next: hasNext ? String(next) : null };
};

/** Writes `{ data, meta: { total, limit, offset } }`. */
export const writePage = ({ items, total, limit, offset }: PageWritten): unknown => ({
  data: items,
  meta: { total, limit, offset },
});

/** Reads the envelope of a list that is not cut into pages: `{ data }`. @throws TypeError when the body is none. */
export const readWhole = (body: unknown): PageRead => {
  const { data: items } = parsed(wholeWire, body);
  return { items, total: items.length, next: null };
};

/** Writes `{ data }`. */
export const writeWhole = ({ items }: PageWritten): unknown => ({ data: items });

const parsed = <Wire extends z.ZodMiniType>(wire: Wire, body: unknown): z.infer<Wire> => {
  const result = z.safeParse(wire, body);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') || 'the body';
  throw new TypeError(`The answer is no list: ${path} is missing or of the wrong type.`);
};

/** The words of a booking that finds its reading room taken. */
export const slotTaken = 'Time slot is not available';

/** Writes `{ success: false, error: <status in words>, message }`, with what details there are beside them. */
export const writeProblem = ({ code, message, details }: Problem): unknown => ({
  success: false,
  error: code,
  message,
  ...details,
});

const envelope = z.object({ error: z.string(), message: z.string() });
/** What the platform's older controllers answer: a sentence, and at times the problems of each field. */
const sentence = z.object({ error: z.string(), messages: z.optional(z.record(z.string(), z.unknown())) });

/** Reads every error body that the platform is known to answer with; null where the body is none of them. */
export const readProblem = (status: number, body: unknown): ProblemRead | null => {
  const full = z.safeParse(envelope, body);
  if (full.success) {
    const { error: code, message } = full.data;
    const required = status === 403 ? scopesNamedIn(message) : [];
    const error = errorOf(status, message);
    return { status, code, message, error, ...(required.length > 0 ? { requiredScopes: required } : {}) };
  }
  const bare = z.safeParse(sentence, body);
  if (!bare.success) return null;
  const { error: message, messages } = bare.data;
  const error = errorOf(status, message);
  return { status, code: '', message, error, ...(messages ? { details: { messages } } : {}) };
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
