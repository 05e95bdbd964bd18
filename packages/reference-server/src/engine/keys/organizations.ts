import { type Binding, type KeyReach, organizationName } from '@latchkey/providers';
import type { Actor } from '../actor.ts';

/**
 * The organisations whose keys exist for an actor, by the names that reaches have (security 44); null where all do: a system
 * that binds no keys has none, and a person of whom none are told looks after the whole account.
 */
export const onlyOrganizations = (
  { binding }: { readonly binding?: Binding | undefined },
  actor: Actor,
): readonly string[] | null =>
  binding === undefined || actor.kind !== 'person' || actor.organizations === undefined
    ? null
    : actor.organizations.map((name) => organizationName(binding, name));

/** Whether a key is bound to one of some organisations, where null is any. One that reaches them all is bound to none. */
export const isBoundTo = (organizations: readonly string[] | null, reach: KeyReach | null): boolean =>
  organizations === null ||
  (reach !== null && reach.organization !== null && organizations.includes(reach.organization));
