import { type KeyReach, reachesWithin } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Actor, Keeper } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { endOf, isAlive } from '../keys/living.ts';
import { type Refused, refused } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Acting } from '../stores/key-store.ts';
import { hasScopes, onlyEnvironment } from './authority.ts';

/** What a key would be able to do, for how long, and where. */
export type Grant = Pick<KeyFacts, 'scopes' | 'limits' | 'environment' | 'reach' | 'expiresAtMs'>;

/** That an act may be done, as long as the key that acts, where one does, is still as it was seen: the store's step asks again. */
export interface Permit {
  readonly acting: Acting | undefined;
}

/**
 * Refuses a grant that exceeds whoever makes it: in scopes, and where a key acts, in life, limits and place too (ruling 8,
 * security 37–39). The acting key is asked as it is now, not as it was when its request came in.
 */
export const checkCeiling = (context: EngineContext, actor: Actor, grant: Grant): MaybePromise<Refused | Permit> => {
  if (actor.kind === 'system') return asNobodysKey;
  if (!hasScopes(context.provider.access, actor, grant.scopes)) {
    return beyond('scopes', 'A key cannot have scopes that you do not have. Choose fewer.');
  }
  if (actor.kind === 'person') return asNobodysKey;
  return withLiving(context, actor, (acting) => checkKey(context, actor, acting, grant));
};

/**
 * Refuses to hand a person the secret of a key that may do more than they may (security 38). Their own grants them nothing new
 * (ruling 8): that of the account which is theirs, and of which others may look after the keys too.
 */
export const checkHandover = (
  { provider }: Pick<EngineContext, 'provider'>,
  actor: Keeper,
  { owner, scopes }: Pick<KeyFacts, 'owner' | 'scopes'>,
): Refused | Permit => {
  const isOwn = actor.kind === 'person' && actor.id === owner;
  if (isOwn || hasScopes(provider.access, actor, scopes)) return asNobodysKey;
  return beyond('scopes', 'The key may do more than you may. Let somebody do this who may do all that the key may.');
};

/** Refuses a key that acts and is dead by now: for acts that grant nothing. */
export const checkAlive = (context: EngineContext, actor: Actor): MaybePromise<Refused | Permit> =>
  actor.kind === 'key' ? withLiving(context, actor, () => null) : asNobodysKey;

/** Does an act that grants nothing, if the key that acts, where one does, is alive in the very step of the act. */
export const whileAlive = <Done>(
  context: EngineContext,
  actor: Actor,
  act: (permit: Permit) => MaybePromise<Done | 'acting_changed'>,
  left = retries,
): MaybePromise<Done | Refused> =>
  after(checkAlive(context, actor), (permit) => {
    if ('problem' in permit) return permit;
    return after(act(permit), (done): MaybePromise<Done | Refused> => {
      if (done !== 'acting_changed') return done;
      return left > 0 ? whileAlive(context, actor, act, left - 1) : actingChanged();
    });
  });

/** How often the key that acts is looked at again: each time somebody else's act upon it was done. */
const retries = 100;

/** For acts that no key does. */
export const asNobodysKey: Permit = { acting: undefined };

/** The refusal of an act whose own key was changed each time it was looked at. */
export const actingChanged = (): Refused =>
  refused('conflict', 'The key that acts was changed meanwhile. Look at it again, and decide anew.');

const withLiving = (
  { ports, now }: EngineContext,
  { id }: Actor & { readonly kind: 'key' },
  check: (acting: KeyFacts) => Refused | null,
): MaybePromise<Refused | Permit> =>
  after(ports.store.findById(id), (facts) => {
    if (facts === null || !isAlive(facts, now())) {
      return beyond(undefined, 'The key that acts is no longer alive. Use another.');
    }
    return check(facts) ?? { acting: { id, version: facts.version } };
  });

const checkKey = ({ provider }: EngineContext, actor: Actor, acting: KeyFacts, grant: Grant): Refused | null => {
  if (!hasScopes(provider.access, { ...actor, ...scopesOf(acting) }, grant.scopes)) {
    return beyond('scopes', 'A key cannot have scopes that you do not have. Choose fewer.');
  }
  const only = onlyEnvironment(provider.keyFormat, actor);
  if (only !== null && grant.environment !== only) {
    return beyond('environment', `The key that acts reaches ${only} keys only.`);
  }
  if (!reachesWithin(acting.reach, grant.reach)) {
    return beyond('reach', `A key cannot reach further than the key that acts${placeOf(acting.reach)}.`);
  }
  const endMs = endOf(acting);
  if (endMs !== null && (grant.expiresAtMs === null || grant.expiresAtMs > endMs)) {
    return beyond('expiresAt', 'A key cannot outlive the key that acts. Choose an earlier end.');
  }
  for (const [id, quota] of Object.entries(acting.limits)) {
    const own = Object.hasOwn(grant.limits, id) ? grant.limits[id] : undefined;
    if (own === undefined || own > quota) {
      return beyond('limits', `The key that acts has a limit '${id}' of ${quota}. Give this key no more.`);
    }
  }
  return null;
};

const beyond = (field: string | undefined, message: string): Refused => refused('beyond_authority', message, field);

const scopesOf = ({ scopes }: KeyFacts) => ({ scopes });

const placeOf = (reach: KeyReach | null): string =>
  reach?.environment ? `, which reaches ${reach.environment}` : ', which is of one organisation';
