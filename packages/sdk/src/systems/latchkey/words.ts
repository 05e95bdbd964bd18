import type { Manager, OpenField, Secret } from '@latchkey/providers';
import type { ManagedKey } from '@latchkey/providers/latchkey';
import type { components, operations } from '@latchkey/providers/latchkey/wire';
import type { CallOptions, ClientOptions, KeyGiven } from '../../core/options.ts';
import type { QueryOf } from '../../core/wire.ts';

export type Schemas = components['schemas'];

export interface LatchkeyOptions extends Omit<ClientOptions, 'apiKey' | 'dangerouslyAllowBrowser'> {
  /** A session from before. Default: `LATCHKEY_SESSION`, else none, and `signIn` brings one. */
  readonly session?: KeyGiven | undefined;
}

/** What is asked of a new key, by the fields of the system's form. */
export interface NewKeyForm extends Omit<Schemas['NewKey'], 'expires' | 'scopes' | 'permissions' | 'limits'> {
  readonly scopes?: readonly string[];
  readonly permissions?: readonly string[];
  /** One of the system's choices (`90d`), a date, a moment, or `never`. Default: what the system recommends. */
  readonly expires?: string | Date | null;
  /** Quotas of the key's own by the id of their limit; null is none. */
  readonly limits?: Readonly<Record<string, number | null>>;
}

/** A key with its secret, which is never to be had again. */
export interface NewKey {
  readonly key: ManagedKey;
  /** It prints as its mask. */
  readonly secret: Secret;
}

/** An alert that was set up. */
export interface NewAlert extends Omit<Schemas['Alert'], 'signingSecret'> {
  /** For whoever receives its webhooks: libraries for Standard Webhooks take it as it is. Null where it is told otherwise. */
  readonly signingSecret: Secret | null;
}

/** How acts that make a secret are called. */
export interface OnceOptions extends CallOptions {
  /** 16 to 255 characters that are hard to guess: the same one makes no second key. Default: one for each call. */
  readonly idempotencyKey?: string | undefined;
}

/** The system that the plane stands beside, and how its people manage their keys. */
export interface ManagedSystem extends Omit<Schemas['System'], 'manager' | 'fields'> {
  readonly manager: Manager;
  /** Of the form for new keys. */
  readonly fields: readonly OpenField[];
}

/** Times also as `Date`. */
export interface UsageQuery extends Omit<QueryOf<operations['getUsage']>, 'from' | 'to'> {
  readonly from?: Time | undefined;
  readonly to?: Time | undefined;
}

export interface AuditQuery extends Omit<QueryOf<operations['listAudit']>, 'since' | 'until'>, Window {}

export interface Window {
  readonly since?: Time | undefined;
  readonly until?: Time | undefined;
}

/** A moment, as the wire writes it or as a `Date`. */
type Time = string | Date;
