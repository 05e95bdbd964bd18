import * as z from 'zod/mini';
import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import type { ApiKey } from '../spec/key.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';

const time = z.iso.datetime();
const environment = z.enum(['live', 'test']);
const status = z.enum(['active', 'expired']);
const quota = z.nullable(z.int().check(z.positive()));
const keyWire = z.object({
  id: z.string(),
  name: z.string(),
  maskedKey: z.string(),
  type: environment,
  status,
  rateLimitPerHour: quota,
  monthlyRequestLimit: quota,
  expiresAt: z.nullable(time),
  createdAt: time,
  lastUsedAt: z.nullable(time),
  requestCount: z.int().check(z.nonnegative()),
  userId: z.string(),
});

/** A key record as JSON: what the seed lets a key be given, and what may be shown of it. The names are ours (README.md). */
export type ApiKeyWire = z.infer<typeof keyWire>;

/** The policies of a key's own limits, which the record names in its own way. */
export const ownLimits = { rateLimitPerHour: 'key-hour', monthlyRequestLimit: 'key-month' } as const;

/**
 * Key records, wire ⇄ model. The system has no scopes and no descriptions, shows no address, and a revoked key is gone.
 * Throws on a status that the system does not have.
 */
export const key = z.codec(keyWire, z.custom<ApiKey>(), {
  decode: (wire) => ({
    id: wire.id,
    name: wire.name,
    description: null,
    owner: wire.userId,
    environment: wire.type,
    scopes: [],
    mask: wire.maskedKey,
    status: wire.status,
    limits: {
      ...(wire.rateLimitPerHour === null ? {} : { [ownLimits.rateLimitPerHour]: wire.rateLimitPerHour }),
      ...(wire.monthlyRequestLimit === null ? {} : { [ownLimits.monthlyRequestLimit]: wire.monthlyRequestLimit }),
    },
    createdAt: new Date(wire.createdAt),
    expiresAt: dateOf(wire.expiresAt),
    revokedAt: null,
    lastUsedAt: dateOf(wire.lastUsedAt),
    lastIp: null,
    requestCount: wire.requestCount,
  }),
  encode: (model) => ({
    id: model.id,
    name: model.name,
    maskedKey: model.mask,
    type: z.parse(environment, model.environment),
    status: z.parse(status, model.status),
    rateLimitPerHour: model.limits[ownLimits.rateLimitPerHour] ?? null,
    monthlyRequestLimit: model.limits[ownLimits.monthlyRequestLimit] ?? null,
    expiresAt: model.expiresAt?.toISOString() ?? null,
    createdAt: model.createdAt.toISOString(),
    lastUsedAt: model.lastUsedAt?.toISOString() ?? null,
    requestCount: model.requestCount,
    userId: model.owner,
  }),
});

/** A key record of an answer as a model. @throws an error when it is none */
export const readKey = (wire: ApiKeyWire): ApiKey => z.decode(key, wire);

/** A key as the system's JSON record. @throws an error when it has a status or an environment that the system does not have */
export const writeKey = (model: ApiKey): ApiKeyWire => z.encode(key, model);

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const count = z.int().check(z.nonnegative());
const figures = z.object({
  limit: z.nullish(count),
  offset: z.nullish(count),
  total: z.nullish(count),
  hasMore: z.nullish(z.boolean()),
});

/**
 * Reads a page `{ [list]: […], pagination: { limit, offset, total, hasMore? } }`. Where `hasMore` is missing (facts, entities),
 * the total says whether there is more.
 * @throws TypeError when the body is no such page, or has a next page and does not say where.
 */
export const readPage =
  (list: string) =>
  (body: unknown): PageRead => {
    const wire = z.object({
      // Records are not looked at here: a page costs nothing.
      [list]: z.custom<readonly unknown[]>(Array.isArray, 'must be an array'),
      pagination: z.optional(figures),
    });
    const parsed = z.safeParse(wire, body);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') || 'the body';
      throw new TypeError(`The answer is no page: ${path} is missing or of the wrong type.`);
    }
    const items = z.parse(z.array(z.unknown()), parsed.data[list]);
    const { limit, offset, total = null, hasMore } = z.parse(figures, parsed.data.pagination ?? {});
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

const envelope = z.object({
  success: z.literal(false),
  error: z.string(),
  message: z._default(z.string(), ''),
  details: z.nullish(z.record(z.string(), z.unknown())),
  retryAfter: z.nullish(z.number()),
});

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
  const parsed = z.safeParse(envelope, body);
  if (!parsed.success) return null;
  const { error: code, message, details, retryAfter } = parsed.data;
  const told = { ...details, ...(typeof retryAfter === 'number' ? { retryAfter } : {}) };
  const error = errorOf(httpStatus, code, message);
  const required = z.safeParse(z.array(z.string()), error === 'insufficient_scope' ? details?.required : undefined);
  return {
    status: httpStatus,
    code,
    message,
    error,
    ...(Object.keys(told).length > 0 ? { details: told } : {}),
    ...(required.success ? { requiredScopes: required.data } : {}),
  };
};

const errorOf = (httpStatus: number, code: string, message: string): ErrorCode => {
  if (code === 'UNAUTHORIZED' && message.startsWith('API key has expired')) return 'key_expired';
  return codes.get(code) ?? errorCodeOfStatus(httpStatus);
};
