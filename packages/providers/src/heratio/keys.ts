import * as z from 'zod/mini';
import type { KeyRecord } from '../spec/key-record.ts';
import { hourlyPolicy, hourlyQuota } from './codecs.ts';

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
