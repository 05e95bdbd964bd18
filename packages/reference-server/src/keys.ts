import {
  type ApiKey,
  type Clock,
  isSecret,
  type KeyStatus,
  keySecret,
  type Provider,
  type ScopeNameOf,
  type Secret,
} from '@latchkey/providers';
import type { Engine } from './engine/engine.ts';
import type { KeyPage } from './engine/keys/list.ts';
import type { ActResult } from './engine/problem.ts';
import { askedField, grantOfRequest } from './grant-of-request.ts';
import type { AnyRequest, IssueRequest } from './issue-request.ts';
import { done, KeyActError } from './key-act-error.ts';
import { createKeyRows, type KeyRows } from './key-rows.ts';
import {
  createDisablingKeys,
  createRotatingKeys,
  type DeclaredActs,
  type EveryDeclaredAct,
  type NewKey,
  newKeyOf,
  type Once,
} from './keys-declared.ts';
import { regenerateSeen } from './regenerate-seen.ts';

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

/**
 * Key acts with a person's whole rights (ruling 8), for tests. Every act rejects with a {@link KeyActError} when refused. Acts
 * that a system does not declare are refused (ruling 11); rotating and disabling, which few declare, are not in the type there.
 */
export type Keys<P extends Provider = Provider> = CommonKeys<P> & DeclaredActs<P>;

interface CommonKeys<P extends Provider> extends KeyRows {
  /** Issues a key. The secret is in the answer, prints as its mask, and is never to be had again. */
  issue(request: IssueRequest<P>): Promise<NewKey>;
  /** Issues a key once, however often it is asked for: for ten minutes with the secret, and with null for a day. */
  issue(request: IssueRequest<P>, options: Once): Promise<NewKey<Secret | null>>;
  /** Adopts a secret that exists already, such as one that a document prints (ruling 7). */
  import(
    request: IssueRequest<P> & { readonly secret: string | Secret },
  ): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  update(id: string, edit: KeyEdit<P>): Promise<ApiKey>;
  /** Gives a key another secret; the old one is dead at once, and everything else stays. */
  regenerate(id: string): Promise<NewKey>;
  regenerate(id: string, options: Once): Promise<NewKey<Secret | null>>;
  /** Revokes a key at once and for good; a second time answers the same. */
  revoke(id: string): Promise<ApiKey>;
  get(id: string): Promise<ApiKey>;
  /** A page of keys, newest first. */
  list(request?: KeyListRequest): Promise<KeyPage>;
}

export type EveryAct<P extends Provider> = CommonKeys<P> & EveryDeclaredAct;

interface KeysParts<P extends Provider> {
  readonly provider: P;
  readonly clock: Pick<Clock, 'now'>;
  readonly owner: string;
  /** The organisation of keys that are bound to one, unless told. */
  readonly organization?: string | undefined;
  /** The time zone of dates (ruling 22). */
  readonly zone: string;
  engine(): Engine;
}

const actor = { kind: 'system' } as const;

/** Every act, declared or not: the engine refuses the others. */
export const createKeys = <P extends Provider>(parts: KeysParts<P>): EveryAct<P> => {
  const { provider, clock, owner, organization, zone, engine } = parts;
  const grantOf = (request: AnyRequest) => ({
    actor,
    owner,
    ...grantOfRequest(provider, request, { clock, zone, organization }),
  });
  const granted = <Done>(result: ActResult<Done>): Done => grantedBy(provider, result);
  async function issue(request: IssueRequest<P>): Promise<NewKey>;
  async function issue(request: IssueRequest<P>, options: Once): Promise<NewKey<Secret | null>>;
  async function issue(request: IssueRequest<P>, options: Partial<Once> = {}) {
    // The end of a key may be told as a time from now: what the caller said is what a retry says again.
    return newKeyOf(granted(await engine().issue({ ...grantOf(request), ...options, idempotencyBody: request })));
  }
  return {
    ...createKeyRows(provider, engine),
    ...createRotatingKeys(engine),
    ...createDisablingKeys(engine),
    issue,
    regenerate: regenerating(engine),
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
  };
};

const regenerating = (engine: () => Engine): CommonKeys<Provider>['regenerate'] => {
  async function regenerate(id: string): Promise<NewKey>;
  async function regenerate(id: string, options: Once): Promise<NewKey<Secret | null>>;
  async function regenerate(id: string, options: Partial<Once> = {}) {
    return newKeyOf(done(await regenerateSeen(engine(), { ...options, actor, id }, () => Promise.resolve())));
  }
  return regenerate;
};

/** The same, where a field of the engine's was asked for under another name. */
const grantedBy = <Done>(provider: Provider, result: ActResult<Done>): Done => {
  const field = 'problem' in result ? result.problem.field : undefined;
  if (!('problem' in result) || field === undefined) return done(result);
  throw new KeyActError({ ...result.problem, field: askedField(provider, field) });
};
