import { type Binding, environmentName, type KeyReach, organizationName, type Refusal } from '@latchkey/providers';
import type { Actor } from '../actor.ts';
import { type Refused, refused } from '../problem.ts';
import type { VerifyRequest } from '../verify/decision.ts';

/** How far a new key is asked to reach. What its type does not name is left out. */
export interface ReachRequest {
  /** The id of one of the system's types of key. */
  readonly type: string;
  readonly organization?: string | null | undefined;
  /** An environment of the organisation, by any of its names. */
  readonly environment?: string | null | undefined;
}

/** A reach as a key keeps it, or why it cannot be had; null where the system does not bind its keys. */
export const reachOf = (
  binding: Binding | undefined,
  actor: Actor,
  asked: ReachRequest | undefined,
): { readonly reach: KeyReach | null } | Refused => {
  if (binding === undefined) {
    return asked === undefined
      ? { reach: null }
      : refused('invalid', 'Keys of this system have no types. Leave the type out.', 'reach.type');
  }
  const type = binding.types.find(({ id }) => id === asked?.type);
  if (type === undefined || asked === undefined) {
    return refused('invalid', `Choose the key's type: ${offerOf(binding, actor)}.`, 'reach.type');
  }
  if (!type.offered && actor.kind !== 'system') {
    const offer = offerOf(binding, actor);
    return refused('beyond_authority', `Keys of this type are not issued to people. Choose: ${offer}.`, 'reach.type');
  }
  const { organization = null, environment = null } = asked;
  const problem =
    checkPlace('organization', organization, type.reach !== 'everywhere') ??
    checkPlace('environment', environment, type.reach === 'environment') ??
    (actor.kind !== 'person' || isAmong(binding, actor.organizations, organization)
      ? null
      : refused('beyond_authority', 'You can issue keys for your own organisation only.', 'reach.organization'));
  if (problem !== null) return problem;
  return {
    reach: {
      type: type.id,
      organization: organization === null ? null : organizationName(binding, organization),
      environment: environment === null ? null : environmentName(binding, environment),
    },
  };
};

/**
 * Tells why a key does not reach what a request touches; null where it does. A key without a reach, which a system that binds
 * its keys has none of, reaches nothing that has a place.
 */
export const outOfReach =
  (binding: Binding) =>
  (reach: KeyReach | null, { organization, environment }: VerifyRequest): Refusal | null => {
    if (
      organization !== null &&
      (reach === null || !isWithin(reach.organization, organizationName(binding, organization)))
    ) {
      return wrongOrganization;
    }
    if (
      environment !== null &&
      (reach === null || !isWithin(reach.environment, environmentName(binding, environment)))
    ) {
      return { kind: 'wrong_environment', environment };
    }
    return null;
  };

/** What the audit says of a reach. */
export const reachData = (reach: KeyReach | null): Readonly<Record<string, string | null>> =>
  reach === null ? {} : { type: reach.type, organization: reach.organization, boundTo: reach.environment };

const wrongOrganization: Refusal = { kind: 'wrong_organization' };

const isWithin = (bound: string | null, place: string): boolean => bound === null || bound === place;

const isAmong = (binding: Binding, own: readonly string[] | undefined, organization: string | null): boolean =>
  organization !== null &&
  (own ?? []).some((each) => organizationName(binding, each) === organizationName(binding, organization));

const offerOf = ({ types }: Binding, actor: Actor): string =>
  types
    .filter(({ offered }) => offered || actor.kind === 'system')
    .map(({ id }) => id)
    .join(', ');

const checkPlace = (field: 'organization' | 'environment', place: string | null, isNeeded: boolean): Refused | null => {
  if (!isNeeded) {
    const message = `A key of this type is bound to no ${field}. Leave it out, or choose another type.`;
    return place === null ? null : refused('invalid', message, `reach.${field}`);
  }
  return typeof place === 'string' && place.trim() !== '' && place.length <= longestPlace
    ? null
    : refused(
        'invalid',
        `Name the ${field} that the key is for, in at most ${longestPlace} characters.`,
        `reach.${field}`,
      );
};

const longestPlace = 255;
