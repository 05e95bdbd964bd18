import type { KeyStatus } from '@latchkey/providers';
import type { Place } from './place.ts';
import type { System } from './systems.ts';

/** All that the model knows. It is plain data, so that it can be copied and compared. */
export interface Model {
  readonly system: System;
  /** What the clock says, which may be set back; time never is. */
  clockMs: number;
  nowMs: number;
  /** In the order in which they were made. */
  keys: ModelKey[];
  /** Caps of accounts of their own; null is any number. */
  caps: Record<string, number | null>;
  /** Units that were taken, by lineage. */
  taken: { readonly lineage: string; readonly atMs: number; readonly cost: number }[];
  /** Acts that were done, as the audit is to have them. */
  log: string[];
  /** Idempotency-Keys that are taken, by whose they are and what for, with what was asked and what came of it. */
  claims: Record<
    string,
    { readonly body: string; readonly made: { readonly id: string; readonly secret: string } | null }
  >;
  /** Secrets that died elsewhere and were no key's here by then. */
  buried: string[];
  /** Attempts with the secret of a dead key, by the key. */
  refusals: Record<string, number>;
}

export interface ModelKey {
  readonly id: string;
  readonly owner: string;
  name: string;
  scopes: readonly string[];
  secret: string;
  /** Secrets that it had before. */
  readonly spent: readonly string[];
  version: number;
  readonly lineage: string;
  readonly place: Place;
  successor: string | null;
  graceUntilMs: number | null;
  readonly activeAtMs: number;
  readonly expiresAtMs: number | null;
  isRevoked: boolean;
  isDisabled: boolean;
  requests: number;
  lastUsedAtMs: number | null;
}

export const openModel = (system: System, nowMs: number): Model => ({
  system,
  clockMs: nowMs,
  nowMs,
  keys: [],
  caps: {},
  taken: [],
  claims: {},
  buried: [],
  log: [],
  refusals: {},
});

export const copied = (model: Model): Model => ({
  ...model,
  keys: model.keys.map((key) => ({ ...key })),
  caps: { ...model.caps },
  taken: [...model.taken],
  claims: { ...model.claims },
  buried: [...model.buried],
  log: [...model.log],
  refusals: { ...model.refusals },
});

export const statusOf = (key: ModelKey, nowMs: number): KeyStatus => {
  if (key.isRevoked) return 'revoked';
  if (key.isDisabled) return 'disabled';
  if (key.expiresAtMs !== null && nowMs >= key.expiresAtMs) return 'expired';
  return key.successor === null ? 'active' : 'superseded';
};

/** Whether a key can be used. */
export const isAlive = (key: ModelKey, nowMs: number): boolean => {
  const status = statusOf(key, nowMs);
  return status === 'active' || (status === 'superseded' && (key.graceUntilMs ?? 0) > nowMs);
};

/** When a key ends by itself. */
export const endOf = ({ expiresAtMs, graceUntilMs }: ModelKey): number =>
  Math.min(expiresAtMs ?? Infinity, graceUntilMs ?? Infinity);

/** The key that has a secret, or had it. */
export const holderOf = ({ keys }: Model, secret: string): ModelKey | undefined =>
  keys.find((key) => key.secret === secret || key.spent.includes(secret));

/** How many keys count against an owner's cap: those that came of one another are one. */
export const countActive = ({ keys, nowMs }: Model, owner: string): number =>
  new Set(keys.flatMap((key) => (key.owner === owner && isAlive(key, nowMs) ? key.lineage : []))).size;

/** A key as whoever manages it sees it. */
export const seen = (key: ModelKey, nowMs: number) => ({
  id: key.id,
  owner: key.owner,
  name: key.name,
  scopes: key.scopes,
  place: key.place,
  status: statusOf(key, nowMs),
  version: key.version,
  expiresAtMs: key.expiresAtMs,
  successor: key.successor,
  graceUntilMs: key.graceUntilMs,
});

export type Seen = ReturnType<typeof seen>;
