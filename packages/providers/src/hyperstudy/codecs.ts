import * as z from 'zod/mini';
import { type ErrorCode, errorCodeOfStatus, type Problem, type ProblemRead } from '../spec/errors.ts';
import type { ApiKey } from '../spec/key.ts';
import type { PageRead, PageWritten } from '../spec/pagination.ts';

const createKeyCodec = () => {
  const time = z.iso.datetime();
  const status = z.enum(['active', 'expired', 'revoked']);
  const wire = z.object({
    id: z.string(),
    name: z.string(),
    description: z.nullable(z.string()),
    owner: z.string(),
    environment: z.nullable(z.string()),
    scopes: z.array(z.string()),
    maskedKey: z.string(),
    status,
    createdAt: time,
    expiresAt: z.nullable(time),
    revokedAt: z.nullable(time),
    lastUsedAt: z.nullable(time),
    lastIp: z.nullable(z.string()),
    requestCount: z.int().check(z.nonnegative()),
  });
  return z.codec(wire, z.custom<ApiKey>(), {
    decode: ({ maskedKey, createdAt, expiresAt, revokedAt, lastUsedAt, ...same }) => ({
      ...same,
      mask: maskedKey,
      // No key of this system has limits of its own.
      limits: {},
      createdAt: new Date(createdAt),
      expiresAt: dateOf(expiresAt),
      revokedAt: dateOf(revokedAt),
      lastUsedAt: dateOf(lastUsedAt),
    }),
    encode: (model) => ({
      id: model.id,
      name: model.name,
      description: model.description,
      owner: model.owner,
      environment: model.environment,
      scopes: [...model.scopes],
      maskedKey: model.mask,
      status: z.parse(status, model.status),
      createdAt: model.createdAt.toISOString(),
      expiresAt: model.expiresAt?.toISOString() ?? null,
      revokedAt: model.revokedAt?.toISOString() ?? null,
      lastUsedAt: model.lastUsedAt?.toISOString() ?? null,
      lastIp: model.lastIp,
      requestCount: model.requestCount,
    }),
  });
};

/**
 * Key records, wire ⇄ model. Throws on a status that the system does not have. Only a server has them: the mark lets a
 * client's bundle leave them out.
 */
export const key = /* @__PURE__ */ createKeyCodec();

/** A key record as JSON: what the seed's Details page shows. The field names are ours (README.md, "Key records"). */
export type ApiKeyWire = z.input<typeof key>;

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const count = z.int().check(z.nonnegative());
const pageWire = z.object({
  // Records are not looked at here: a page of ten thousand costs nothing.
  data: z.unknown(),
  metadata: z.optional(
    z.object({
      pagination: z.optional(
        z.object({
          total: z.nullish(count),
          returned: z.nullish(count),
          hasMore: z.nullish(z.boolean()),
          limit: z.nullish(count),
          offset: z.nullish(count),
          nextOffset: z.nullish(count),
        }),
      ),
    }),
  ),
});

/**
 * Reads a page of the envelope `{ data, metadata: { pagination } }`. `hasMore` decides whether there is a next page, and
 * `nextOffset` where it is; servers that leave either out are read by the figures that are there. A page may be empty and
 * have a next one.
 * @throws TypeError when the body is no such page, or has a next page and does not say where.
 */
export const readPage = (body: unknown): PageRead => {
  const parsed = z.safeParse(pageWire, body);
  if (!parsed.success) throw noPage(parsed.error.issues[0]?.path.join('.') || 'the body');
  const { data: items, metadata } = parsed.data;
  if (!Array.isArray(items)) throw noPage('data');
  const { total = null, returned, hasMore, limit, offset, nextOffset } = metadata?.pagination ?? {};
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

const noPage = (path: string) => new TypeError(`The answer is no page: ${path} is missing or of the wrong type.`);

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

const envelope = z.object({
  error: z.object({
    code: z.string(),
    message: z.optional(z.string()),
    details: z.nullish(z.record(z.string(), z.unknown())),
  }),
});
/** The multi-tenant handlers answer a bare sentence. */
const sentence = z.object({ error: z.string() });

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

/** Reads both error bodies that the system is known to answer with; null where the body is neither. */
export const readProblem = (httpStatus: number, body: unknown): ProblemRead | null => {
  const full = z.safeParse(envelope, body);
  const bare = full.success ? null : z.safeParse(sentence, body);
  if (bare?.success) {
    const message = bare.data.error;
    return { status: httpStatus, code: '', message, error: errorOf(httpStatus, '', message) };
  }
  if (!full.success) return null;
  const { code, message = '', details } = full.data.error;
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

const named = z.object({ parameter: z.string(), expected: z.string() });
const placed = z.object({ errors: z.array(z.object({ path: z.string(), expected: z.string() })) });

/** `details` of a parameter, or of the first place in a body, as a sentence. */
const hintOf = (details: Record<string, unknown> | null | undefined): string | null => {
  const parameter = z.safeParse(named, details);
  if (parameter.success) return `Give ${parameter.data.parameter} as ${parameter.data.expected}.`;
  const places = z.safeParse(placed, details);
  const [first] = places.success ? places.data.errors : [];
  return first ? `Give ${first.path || 'the body'} as ${first.expected}.` : null;
};

const errorOf = (httpStatus: number, code: string, message: string): ErrorCode => {
  if (httpStatus === 403 && message.startsWith('Not a member of this organization')) return 'wrong_organization';
  return codes.get(code) ?? errorCodeOfStatus(httpStatus);
};

/** `details.required`, or else what follows `Required:` in the message. */
const requiredScopes = (message: string, details: Record<string, unknown> | null | undefined): string[] => {
  const listed = z.safeParse(z.array(z.string()), details?.required);
  if (listed.success) return listed.data;
  const mark = message.indexOf('Required:');
  return mark < 0 ? [] : (message.slice(mark + 'Required:'.length).match(/[^\s,]+/g) ?? []);
};
