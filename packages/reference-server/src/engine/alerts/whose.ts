import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { find } from '../keys/find.ts';
import { onlyOrganizations } from '../keys/organizations.ts';
import { type Refused, refused } from '../problem.ts';
import type { AlertFacts } from '../stores/alert-row.ts';

/** Whom an alert is of, and what it watches. */
export type Watching = Pick<AlertFacts, 'owner' | 'keyId' | 'organizations'>;

export interface WatchRequest {
  readonly actor: Keeper;
  /** The key that it watches, with all that it came of and that comes of it by rotation. */
  readonly key?: string | undefined;
  /** Or the account, as far as the acting person looks after it; their own, unless told. */
  readonly owner?: string | undefined;
}

/** What an alert would watch, or why the actor cannot have it watched. */
export const watchedBy = (
  context: EngineContext,
  { actor, key, owner }: WatchRequest,
): MaybePromise<Watching | Refused> => {
  if (key !== undefined) {
    return after(find(context, actor, key), (facts) => {
      if ('problem' in facts) return facts;
      const organization = facts.reach?.organization ?? null;
      return { owner: facts.owner, keyId: facts.id, organizations: organization === null ? null : [organization] };
    });
  }
  const whose = owner ?? (actor.kind === 'person' ? actor.owner : undefined);
  if (typeof whose !== 'string' || whose === '') return refused('invalid', 'Say whose alert it is to be.', 'owner');
  return actor.kind === 'system' || actor.owner === whose
    ? { owner: whose, keyId: null, organizations: onlyOrganizations(context.provider, actor) }
    : refused('beyond_authority', 'You can have alerts of your own keys only.', 'owner');
};

/** Whether an alert exists for an actor: it watches nothing but what they look after (security 10, 44). */
export const mayWatch = (
  { provider }: Pick<EngineContext, 'provider'>,
  actor: Keeper,
  { owner, organizations }: Watching,
): boolean => {
  if (actor.kind === 'system') return true;
  const only = onlyOrganizations(provider, actor);
  return actor.owner === owner && (only === null || (organizations?.every((each) => only.includes(each)) ?? false));
};
