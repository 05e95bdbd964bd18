import type { ApiKey } from '../spec/key.ts';
import type { Act } from '../spec/lifecycle.ts';
import { isList, isRecord, isText } from '../spec/parts.ts';
import type { components } from './wire.ts';

export type KeyWire = components['schemas']['Key'];

/** A key as its people see it: what may be done with it now, and what is to be said of it. */
export interface ManagedKey extends ApiKey {
  readonly version: number;
  /** What may be done with it: acts that the system declares, of which its status leaves these. */
  readonly acts: readonly ManagedAct[];
  /** What the system's document warns its people of, and holds for this key. */
  readonly warnings: readonly { readonly id: string; readonly text: string }[];
}

/** `enable` is what is declared with `disable`. */
export type ManagedAct = Exclude<Act, 'issue'> | 'enable';

/** What the plane knows of a key beside its record. */
export type Managing = Pick<ManagedKey, 'acts' | 'warnings'>;

/** A key as JSON: field by field, so that nothing else slips through (security 20). */
export const writeKey = (key: ApiKey, { acts, warnings }: Managing): KeyWire => ({
  id: key.id,
  name: key.name,
  description: key.description,
  owner: key.owner,
  environment: key.environment,
  reach: key.reach && {
    type: key.reach.type,
    organization: key.reach.organization,
    environment: key.reach.environment,
  },
  scopes: [...key.scopes],
  mask: key.mask,
  status: key.status,
  limits: { ...key.limits },
  createdAt: key.createdAt.toISOString(),
  ...(key.regeneratedAt ? { regeneratedAt: key.regeneratedAt.toISOString() } : {}),
  expiresAt: textOf(key.expiresAt),
  revokedAt: textOf(key.revokedAt),
  lastUsedAt: textOf(key.lastUsedAt),
  lastIp: key.lastIp,
  requestCount: key.requestCount,
  requestsToday: key.requestsToday,
  errorCount: key.errorCount,
  errorRate: key.errorRate,
  version: key.version ?? 1,
  rotation: key.rotation
    ? {
        lineage: key.rotation.lineage,
        supersededBy: key.rotation.supersededBy,
        graceUntil: textOf(key.rotation.graceUntil),
      }
    : null,
  acts: [...acts],
  warnings: warnings.map(({ id, text }) => ({ id, text })),
});

/** A key of an answer. @throws TypeError where it is none; the error repeats nothing of it */
export const readKey = (wire: KeyWire): ManagedKey => {
  if (!isRecord(wire) || !isText(wire.id) || !isList(wire.scopes) || !isList(wire.acts)) {
    throw new TypeError('This is no key.');
  }
  const { rotation, regeneratedAt, ...rest } = wire;
  return {
    ...rest,
    createdAt: dateIn(wire.createdAt),
    expiresAt: dateOrNull(wire.expiresAt),
    revokedAt: dateOrNull(wire.revokedAt),
    lastUsedAt: dateOrNull(wire.lastUsedAt),
    ...(regeneratedAt === undefined ? {} : { regeneratedAt: dateIn(regeneratedAt) }),
    ...(rotation ? { rotation: { ...rotation, graceUntil: dateOrNull(rotation.graceUntil) } } : {}),
  };
};

const textOf = (date: Date | null): string | null => date?.toISOString() ?? null;

const dateIn = (text: string): Date => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new TypeError('This is no key: one of its times is none.');
  return date;
};

const dateOrNull = (text: string | null): Date | null => (text === null ? null : dateIn(text));
