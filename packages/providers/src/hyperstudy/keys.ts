import * as z from 'zod/mini';
import type { ApiKey } from '../spec/key.ts';

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

/** Key records, wire ⇄ model. Throws on a status that the system does not have. */
export const key = z.codec(wire, z.custom<ApiKey>(), {
  decode: ({ maskedKey, createdAt, expiresAt, revokedAt, lastUsedAt, ...same }) => ({
    ...same,
    mask: maskedKey,
    // No key of this system has limits of its own, or is bound to an organisation.
    limits: {},
    reach: null,
    requestsToday: null,
    errorCount: null,
    errorRate: null,
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

/** A key record as JSON: what the seed's Details page shows. The field names are ours (README.md, "Key records"). */
export type ApiKeyWire = z.input<typeof key>;

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
