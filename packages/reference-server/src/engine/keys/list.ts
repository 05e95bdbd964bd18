import type { ApiKey, KeyStatus } from '@latchkey/providers';
import { after, type MaybePromise, together } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import { mayManage, onlyEnvironment, onlyReach } from '../acts/authority.ts';
import type { EngineContext } from '../context.ts';
import { type ActResult, refused } from '../problem.ts';
import type { KeyFacts, KeyFilter } from '../stores/key-facts.ts';
import { shownExactly } from './api-key.ts';
import { find } from './find.ts';
import { onlyOrganizations } from './organizations.ts';

export interface ListRequest extends ActContext {
  /** The system may look at one owner's keys; a person or a key sees their own whatever it says. */
  readonly owner?: string | undefined;
  readonly status?: KeyStatus | undefined;
  /** Only keys that it keeps. */
  readonly only?: KeyFilter | undefined;
  /** The id of the last key of the page before. */
  readonly after?: string | undefined;
  /** 1 to 1000; 50 unless told. */
  readonly limit?: number | undefined;
}

export interface KeyPage {
  /** Newest first. */
  readonly keys: readonly ApiKey[];
  /** What to pass as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

/** One key. */
export const get = (
  context: EngineContext,
  request: ActContext & { readonly id: string },
): MaybePromise<ActResult<{ readonly key: ApiKey }>> =>
  after(find(context, request.actor, request.id), (facts) =>
    'problem' in facts ? facts : after(shownExactly(context, facts), (key) => ({ ok: true, key })),
  );

/** A page of keys, newest first by when they were created. A key that is issued meanwhile shifts nothing: pages go on from a key, not from a number. */
export const list = (context: EngineContext, request: ListRequest): MaybePromise<ActResult<KeyPage>> => {
  const { actor, limit = 50 } = request;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > 1000) {
    return refused('invalid', 'A page holds 1 to 1000 keys.', 'limit');
  }
  const asked = askedOf(context, request);
  if (asked === null) return { ok: true, keys: [], next: null };
  return after(request.after === undefined ? null : context.ports.store.findById(request.after), (last) => {
    // A key that was revoked since is still a place in the list, even where it is shown no more.
    if (request.after !== undefined && (last === null || !mayManage(context.provider, actor, last))) {
      return refused('invalid', 'No page ends with this key.', 'after');
    }
    const query = { ...asked, after: request.after ?? null, limit: limit + 1 };
    return after(context.ports.store.list(query), (found) => pageOf(context, found, limit));
  });
};

/** How many keys are on all pages of a list together. */
export const count = (
  context: EngineContext,
  request: Omit<ListRequest, 'after' | 'limit'>,
): MaybePromise<ActResult<{ readonly count: number }>> => {
  const asked = askedOf(context, request);
  const counted = asked === null ? 0 : context.ports.store.count(asked);
  return after(counted, (found) => ({ ok: true, count: found }));
};

/** What is asked of the store, as far as the actor may see it; null where that is nothing. */
const askedOf = (context: EngineContext, request: ListRequest) => {
  const { actor, owner, status = null, only = null } = request;
  const seen = actor.kind === 'system' ? (owner ?? null) : actor.owner;
  if (owner !== undefined && owner !== seen) return null;
  return {
    owner: seen,
    environment: onlyEnvironment(context.provider.keyFormat, actor),
    reach: onlyReach(actor),
    organizations: onlyOrganizations(context.provider, actor),
    status,
    withRevoked: seesRevoked(context, status),
    only,
    nowMs: context.now(),
  };
};

/** Ruling 13: a revoked key is shown among the others, or only when asked for, or never. */
const seesRevoked = ({ provider }: EngineContext, status: KeyStatus | null): boolean => {
  switch (provider.lifecycle.afterRevocation) {
    case 'shown':
      return true;
    case 'hidden':
      return status === 'revoked';
    case 'gone':
      return false;
  }
};

const pageOf = (
  context: EngineContext,
  found: readonly KeyFacts[],
  limit: number,
): MaybePromise<ActResult<KeyPage>> => {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? last.id : null;
  return after(
    together(page, (facts) => shownExactly(context, facts)),
    (keys) => ({ ok: true, keys, next }),
  );
};
