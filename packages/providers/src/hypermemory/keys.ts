import * as z from 'zod/mini';
import type { ApiKey } from '../spec/key.ts';

const time = z.iso.datetime();
const count = z.int().check(z.nonnegative());
const prefix = z.enum(['hm_live_', 'hm_test_']);
const keyWire = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(['memory:read', 'memory:write', 'memory:admin'])),
  created_at: time,
  last_used_at: z.nullable(time),
  requests_today: count,
  request_count: count,
  error_count: count,
  error_rate: z.number().check(z.gte(0), z.lte(100)),
  account_id: z.string(),
});

/** A key record as JSON. Name, prefix and scopes are documented; the other names are ours (README.md). */
export type ApiKeyWire = z.infer<typeof keyWire>;

/**
 * Key records, wire ⇄ model. Keys never expire, and a revoked one is not listed. The error rate is a percentage on the wire.
 * Throws on a scope or a prefix that the system does not have, and on a key that is not active.
 */
export const key = z.codec(keyWire, z.custom<ApiKey>(), {
  decode: (wire) => ({
    id: wire.id,
    name: wire.name,
    description: null,
    owner: wire.account_id,
    environment: z.parse(prefix, wire.prefix).slice('hm_'.length, -1),
    reach: null,
    scopes: wire.scopes,
    mask: wire.prefix,
    status: 'active' as const,
    limits: {},
    createdAt: new Date(wire.created_at),
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: wire.last_used_at === null ? null : new Date(wire.last_used_at),
    lastIp: null,
    requestCount: wire.request_count,
    requestsToday: wire.requests_today,
    errorCount: wire.error_count,
    errorRate: wire.request_count === 0 ? 0 : wire.error_count / wire.request_count,
  }),
  encode: (model) => ({
    id: model.id,
    name: model.name,
    prefix: z.parse(prefix, model.mask),
    scopes: z.parse(keyWire.shape.scopes, model.scopes),
    created_at: model.createdAt.toISOString(),
    last_used_at: model.lastUsedAt?.toISOString() ?? null,
    requests_today: model.requestsToday ?? 0,
    request_count: model.requestCount,
    error_count: model.errorCount ?? 0,
    error_rate: Math.round((model.errorRate ?? 0) * 10_000) / 100,
    account_id: model.owner,
  }),
});

/** A key record of an answer as a model. @throws an error when it is none */
export const readKey = (wire: ApiKeyWire): ApiKey => z.decode(key, wire);

/** A key as the system's JSON record. @throws an error when it has a scope or a prefix that the system does not have */
export const writeKey = (model: ApiKey): ApiKeyWire => z.encode(key, model);
