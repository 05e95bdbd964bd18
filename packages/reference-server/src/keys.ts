import {
  type ApiKey,
  type Clock,
  type ExpiryChoice,
  type ExpiryChoiceOf,
  endOfDayMs,
  expiresAtMs,
  isSecret,
  type KeyStatus,
  keySecret,
  type Provider,
  type ScopeNameOf,
  type Secret,
} from '@latchkey/providers';
import type { AuditRecord, AuditRequest } from './engine/audit.ts';
import type { Engine } from './engine/engine.ts';
import type { KeyPage } from './engine/list.ts';
import type { ActResult } from './engine/problem.ts';
import { KeyActError } from './key-act-error.ts';

/** A date of the calendar: a key that expires on it is valid through that day (UTC). */
export type ExpiryDate = `${number}-${number}-${number}`;

/** What is asked of a new key. */
export type IssueRequest<P extends Provider = Provider> = Grant<P> & ScopesOf<P>;

interface Grant<P extends Provider> {
  readonly name: string;
  readonly description?: string | null;
  /** One of the provider's choices, a date, or a moment. Default: the choice that the provider recommends, else never. */
  readonly expires?: ExpiryChoiceOf<P> | ExpiryDate | Date;
  /** Default: the server's own. */
  readonly environment?: string;
  /** Default: the world's owner. */
  readonly owner?: string;
  /** Default: a random one. */
  readonly id?: string;
}

type ScopesOf<P extends Provider> = P['access'] extends { readonly kind: 'none' }
  ? { readonly scopes?: readonly [] }
  : { readonly scopes: readonly (ScopeNameOf<P> | (string & {}))[] };

/** What may be changed of a key, as far as the system lets it. */
export interface KeyEdit<P extends Provider = Provider> {
  readonly name?: string;
  readonly description?: string | null;
  readonly scopes?: readonly (ScopeNameOf<P> | (string & {}))[];
}

export interface KeyListRequest {
  /** Default: everybody's. */
  readonly owner?: string;
  readonly status?: KeyStatus;
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 1000. Default 50. */
  readonly limit?: number;
}

/** Key acts with a person's whole rights (ruling 8), for tests. Every act rejects with a {@link KeyActError} when refused. */
export interface Keys<P extends Provider = Provider> {
  /** Issues a key. The secret is in the answer, prints as its mask, and is never to be had again. */
  issue(request: IssueRequest<P>): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  /** Adopts a secret that exists already, such as one that a document prints (ruling 7). */
  import(
    request: IssueRequest<P> & { readonly secret: string | Secret },
  ): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  update(id: string, edit: KeyEdit<P>): Promise<ApiKey>;
  /** Revokes a key at once and for good; a second time answers the same. */
  revoke(id: string): Promise<ApiKey>;
  get(id: string): Promise<ApiKey>;
  /** A page of keys, newest first. */
  list(request?: KeyListRequest): Promise<KeyPage>;
  /** What happened, in the order in which it did. */
  audit(filter?: Pick<AuditRequest, 'key' | 'action' | 'since'>): Promise<readonly AuditRecord[]>;
}

interface KeysParts {
  readonly provider: Provider;
  readonly clock: Pick<Clock, 'now'>;
  readonly owner: string;
  engine(): Engine;
}

const actor = { kind: 'system' } as const;

export const createKeys = ({ provider, clock, owner, engine }: KeysParts): Keys => {
  const grantOf = ({ expires, ...request }: IssueRequest) => ({
    actor,
    owner,
    ...request,
    // A caller's own clock may count parts of milliseconds; a key's end is a whole one.
    expiresAt: expiryOf(provider, expires, Math.ceil(clock.now())),
  });
  return {
    async issue(request) {
      const { key, secret } = granted(await engine().issue(grantOf(request)));
      return { key, secret };
    },
    async import(request) {
      const text = isSecret(request.secret) ? request.secret.reveal() : request.secret;
      const { key } = granted(await engine().importKey({ ...grantOf(request), secret: text }));
      return { key, secret: keySecret(provider.keyFormat, text) };
    },
    update: async (id, edit) => done(await engine().update({ ...edit, actor, id })).key,
    revoke: async (id) => done(await engine().revoke({ actor, id })).key,
    get: async (id) => done(await engine().get({ actor, id })).key,
    async list(request = {}) {
      const { keys, next } = done(await engine().list({ ...request, actor }));
      return { keys, next };
    },
    audit: async (filter = {}) => engine().audit({ ...filter, actor }),
  };
};

const done = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new KeyActError(result.problem);
  return result;
};

/** The same, where the engine's `expiresAt` was asked for as `expires`. */
const granted = <Done>(result: ActResult<Done>): Done => {
  if (!('problem' in result) || result.problem.field !== 'expiresAt') return done(result);
  throw new KeyActError({ ...result.problem, field: 'expires' });
};

const expiryOf = ({ lifecycle }: Provider, expires: IssueRequest['expires'], nowMs: number): number | null => {
  const { expiry } = lifecycle;
  if (expires instanceof Date) return expires.getTime();
  if (expires === undefined) return expiry.kind === 'choices' ? expiresAtMs(expiry.recommended, nowMs) : null;
  if (isDateText(expires)) return within('expires', () => endOfDayMs(expires));
  if (expiry.kind === 'choices' && !expiry.choices.includes(expires)) {
    const message = `'${expires}' is not offered. Choose one of: ${expiry.choices.join(', ')}; or give a Date.`;
    throw new KeyActError({ kind: 'invalid', field: 'expires', message });
  }
  return within('expires', () => expiresAtMs(expires, nowMs));
};

const isDateText = (expires: ExpiryChoice | ExpiryDate): expires is ExpiryDate => /^\d{4}-/.test(expires);

/** A text that cannot be read is the act's problem in that field. */
const within = <T>(field: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new KeyActError({ kind: 'invalid', field, message: cause.message });
  }
};
