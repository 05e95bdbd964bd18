import { type Binding, environmentName, type FieldName, organizationName } from '@latchkey/providers';
import { KeyActError } from '../key-act-error.ts';
import type { Person } from '../person.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

type Places = NonNullable<World['places']>;

/** The places that a person's keys can be bound to; null where the system binds none, or the world tells of none. */
const placesOf = ({ provider: { binding }, world }: Desk, { organizations = [] }: Person): Places | null => {
  if (binding === undefined || world.places === undefined) return null;
  const own = new Set(organizations.map((name) => organizationName(binding, name)));
  return world.places.filter(({ organization }) => own.has(organizationName(binding, organization)));
};

/** What a person can choose in a field that only the installation knows the choices of; null where it is none of them. */
export const choicesFor = (desk: Desk, person: Person, field: FieldName): readonly string[] | null => {
  const places = placesOf(desk, person);
  if (places === null) return null;
  if (field === 'organization') return places.map(({ organization }) => organization);
  if (field === 'environment') return [...new Set(places.flatMap(({ environments }) => environments))];
  return null;
};

/** @throws KeyActError where a key is asked for in an environment that its organisation, one of the person's, does not have */
export const checkPlace = (
  desk: Desk,
  person: Person,
  asked: { readonly organization: string | undefined; readonly environment: string | undefined },
): void => {
  const { binding } = desk.provider;
  if (binding === undefined || asked.environment === undefined || asked.organization === undefined) return;
  const organization = organizationName(binding, asked.organization);
  // Of another's organisation the engine says no more than that it is not theirs.
  const place = placesOf(desk, person)?.find((each) => organizationName(binding, each.organization) === organization);
  if (place === undefined || hasEnvironment(binding, place.environments, asked.environment)) return;
  const message = `The organisation has no such environment. It has: ${place.environments.join(', ')}.`;
  throw new KeyActError({ kind: 'invalid', field: 'environment', message });
};

const hasEnvironment = (binding: Binding, environments: readonly string[], asked: string): boolean =>
  environments.some((each) => environmentName(binding, each) === environmentName(binding, asked));
