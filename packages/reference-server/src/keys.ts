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
import type { AuditRecord, AuditRequest } from './engine/audit.ts';
import type { Engine } from './engine/engine.ts';
import type { KeyPage } from './engine/list.ts';
import type { ActResult } from './engine/problem.ts';
import { type AnyRequest, grantOfRequest, type IssueRequest } from './issue-request.ts';
import { done, KeyActError } from './key-act-error.ts';
import { createKeyRows, type KeyRows } from './key-rows.ts';

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
export interface Keys<P extends Provider = Provider> extends KeyRows {
  /** Issues a key. The secret is in the answer, prints as its mask, and is never to be had again. */
  issue(request: IssueRequest<P>): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  /** Adopts a secret that exists already, such as one that a document prints (ruling 7). */
  import(
    request: IssueRequest<P> & { readonly secret: string | Secret },
  ): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  update(id: string, edit: KeyEdit<P>): Promise<ApiKey>;
  /** Gives a key another secret; the old one is dead at once, and everything else stays. */
  regenerate(id: string): Promise<{ readonly key: ApiKey; readonly secret: Secret }>;
  /** Revokes a key at once and for good; a second time answers the same. */
  revoke(id: string): Promise<ApiKey>;
  get(id: string): Promise<ApiKey>;
  /** A page of keys, newest first. */
  list(request?: KeyListRequest): Promise<KeyPage>;
  /** What happened, in the order in which it did. */
  audit(filter?: Pick<AuditRequest, 'key' | 'action' | 'since'>): Promise<readonly AuditRecord[]>;
}

interface KeysParts<P extends Provider> {
  readonly provider: P;
  readonly clock: Pick<Clock, 'now'>;
  readonly owner: string;
  /** The time zone of dates (ruling 22). */
  readonly zone: string;
  engine(): Engine;
}

const actor = { kind: 'system' } as const;

export const createKeys = <P extends Provider>({ provider, clock, owner, zone, engine }: KeysParts<P>): Keys<P> => {
  const grantOf = (request: AnyRequest) => ({ actor, owner, ...grantOfRequest(provider, request, { clock, zone }) });
  return {
    ...createKeyRows(provider, engine),
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
    async regenerate(id) {
      const { key, secret } = done(await engine().regenerate({ actor, id }));
      return { key, secret };
    },
    revoke: async (id) => done(await engine().revoke({ actor, id })).key,
    get: async (id) => done(await engine().get({ actor, id })).key,
    async list(request = {}) {
      const { keys, next } = done(await engine().list({ ...request, actor }));
      return { keys, next };
    },
    audit: async (filter = {}) => engine().audit({ ...filter, actor }),
  };
};

/** The same, where the engine's `expiresAt` was asked for as `expires`. */
const granted = <Done>(result: ActResult<Done>): Done => {
  if (!('problem' in result) || result.problem.field !== 'expiresAt') return done(result);
  throw new KeyActError({ ...result.problem, field: 'expires' });
};
