import * as z from 'zod/mini';
import type { ApiKey } from '../spec/key.ts';

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
    reach: null,
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
    requestsToday: null,
    errorCount: null,
    errorRate: null,
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
