import {
  type Access,
  type Binding,
  covers,
  isKnownScope,
  type KeyFormat,
  type KeyReach,
  type Lifecycle,
  maskAnyKey,
  type Act as OfferedAct,
  reachesWithin,
} from '@latchkey/providers';
import type { Actor } from '../actor.ts';
import { isBoundTo, onlyOrganizations } from '../keys/organizations.ts';
import { type Refused, refused } from '../problem.ts';
import type { KeyFacts } from '../stores/key-facts.ts';

/** Whether a key exists for an actor at all. */
export const mayManage = (
  provider: { readonly keyFormat: KeyFormat; readonly binding?: Binding | undefined },
  actor: Actor,
  facts: Pick<KeyFacts, 'owner' | 'environment' | 'reach'>,
): boolean => {
  if (actor.kind === 'system') return true;
  const only = onlyEnvironment(provider.keyFormat, actor);
  if (actor.owner !== facts.owner || (only !== null && only !== facts.environment)) return false;
  return reachesWithin(onlyReach(actor), facts.reach) && isBoundTo(onlyOrganizations(provider, actor), facts.reach);
};

/**
 * The one environment whose keys exist for an actor; null where all do. A key of the first environment, which is the
 * account's own, reaches them all, and a key of another none but its own: a test key never sees a live one (security 43).
 */
export const onlyEnvironment = ({ environments }: KeyFormat, actor: Actor): string | null =>
  actor.kind !== 'key' || environments === null || actor.environment === environments[0] ? null : actor.environment;

/** The reach whose keys exist for an actor: a key's own; null where all do. */
export const onlyReach = (actor: Actor): KeyReach | null => (actor.kind === 'key' ? (actor.reach ?? null) : null);

/** Whether an actor has every one of some scopes itself. */
export const hasScopes = (access: Access, actor: Actor, scopes: readonly string[]): boolean =>
  actor.kind === 'system' || actor.scopes === 'all' || covers(access, actor.scopes, scopes);

/** Refuses an act that the system does not have (ruling 11); null where it has it. */
export const checkOffered = ({ acts }: Lifecycle, act: OfferedAct): Refused | null =>
  acts.includes(act)
    ? null
    : refused('not_offered', `This system cannot ${act} keys. It offers: ${acts.join(', ') || 'nothing'}.`);

/** Refuses scopes that cannot be granted, or not by this actor (ruling 8); null where they can. */
export const checkScopes = (access: Access, actor: Actor, scopes: readonly string[]): Refused | null => {
  if (!Array.isArray(scopes) || scopes.some((scope) => typeof scope !== 'string')) {
    return refused('invalid', 'Give the scopes as a list of names.', 'scopes');
  }
  const unknown = scopes.find((scope) => !isKnownScope(access, scope));
  if (unknown !== undefined) {
    const offer =
      access.kind === 'none' ? 'none: leave them out' : access.vocabulary.map(({ name }) => name).join(', ');
    return refused('invalid', `There is no scope ${quoted(unknown)}. This system has ${offer}.`, 'scopes');
  }
  if (access.kind === 'scopes' && !access.allowsEmpty && scopes.length === 0) {
    return refused('invalid', 'A key without a scope may do nothing. Choose at least one.', 'scopes');
  }
  if (!hasScopes(access, actor, scopes)) {
    return refused('beyond_authority', 'A key cannot have scopes that you do not have. Choose fewer.', 'scopes');
  }
  return null;
};

const quoted = (text: string): string => JSON.stringify(maskAnyKey(String(text)).slice(0, 100));
