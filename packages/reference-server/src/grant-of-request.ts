import {
  type Access,
  type Binding,
  type Clock,
  type ExpiryChoice,
  endOfDayMs,
  expiresAtMs,
  type Lifecycle,
  type Provider,
  scopesOfPermissions,
} from '@latchkey/providers';
import type { ReachRequest } from './engine/keys/key-reach.ts';
import type { AnyRequest, ExpiryDate } from './issue-request.ts';
import { KeyActError } from './key-act-error.ts';

/**
 * What the engine is asked for, in its own words.
 * @throws KeyActError where a text cannot be read.
 */
export const grantOfRequest = (
  { access, lifecycle, binding }: Pick<Provider, 'access' | 'lifecycle' | 'binding'>,
  { expires, limits, scopes, permissions, type, organization, environment, keyEnvironment, ...request }: AnyRequest,
  { clock, zone, organization: usual }: GrantContext,
) => ({
  ...request,
  scopes: scopesOf(access, scopes, permissions),
  environment: binding === undefined ? (environment ?? keyEnvironment) : keyEnvironment,
  reach: type === undefined ? undefined : reachOf(binding, { type, organization, environment }, usual),
  ...(limits === undefined ? {} : { limits: named(limits) }),
  // A caller's own clock may count parts of milliseconds; a key's end is a whole one.
  expiresAt: expiryOf(lifecycle, expires, { nowMs: Math.ceil(clock.now()), zone }),
});

/** The field that a problem of a grant is in, under the name that it was asked for by. */
export const askedField = ({ binding }: Pick<Provider, 'binding'>, field: string): string =>
  field === 'environment' && binding !== undefined ? 'keyEnvironment' : (askedAs.get(field) ?? field);

const askedAs = new Map([
  ['expiresAt', 'expires'],
  ['reach.type', 'type'],
  ['reach.organization', 'organization'],
  ['reach.environment', 'environment'],
]);

export interface GrantContext {
  readonly clock: Pick<Clock, 'now'>;
  /** The time zone of dates (ruling 22). */
  readonly zone: string;
  /** The organisation of keys that are bound to one, unless told. */
  readonly organization: string | undefined;
}

/** The reach that is asked for, in the usual organisation unless another is named or the type is bound to none. */
const reachOf = (binding: Binding | undefined, asked: ReachRequest, usual: string | undefined): ReachRequest => {
  const isBound = binding?.types.some(({ id, reach }) => id === asked.type && reach !== 'everywhere') ?? false;
  return isBound ? { ...asked, organization: asked.organization ?? usual } : asked;
};

/** The scopes that are asked for, by their names or by permissions that stand for them. */
const scopesOf = (
  access: Access,
  scopes: AnyRequest['scopes'],
  permissions: AnyRequest['permissions'],
): readonly string[] => {
  if (permissions === undefined) return scopes ?? noneChosen(access);
  if (scopes !== undefined) {
    const message = 'Give the scopes or the permissions that stand for them, not both.';
    throw new KeyActError({ kind: 'invalid', field: 'permissions', message });
  }
  return within('permissions', () => scopesOfPermissions(access, permissions));
};

/** Who ticks no permission asks for none, where a key without any is issued. */
const noneChosen = (access: Access): readonly string[] => {
  if (access.kind === 'none') return [];
  if (access.permissions === undefined) throw missing('scopes', 'Give the scopes as a list of names.');
  if (access.allowsEmpty) return [];
  throw missing('permissions', 'Give the permissions as a list of names: a key without any may do nothing.');
};

const missing = (field: string, message: string) => new KeyActError({ kind: 'invalid', field, message });

/** What is named and left undefined is not named. `fromEntries` makes a field of every name, `__proto__` too. */
const named = (limits: Readonly<Partial<Record<string, number>>>): Record<string, number> =>
  Object.fromEntries(Object.entries(limits).flatMap(([id, quota]) => (quota === undefined ? [] : [[id, quota]])));

const expiryOf = (
  { expiry }: Lifecycle,
  expires: AnyRequest['expires'],
  { nowMs, zone }: { readonly nowMs: number; readonly zone: string },
): number | null => {
  if (expires instanceof Date) return expires.getTime();
  if (expires === undefined) return expiry.kind === 'choices' ? expiresAtMs(expiry.recommended, nowMs) : null;
  if (isDateText(expires)) return within('expires', () => endOfDayMs(expires, zone));
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
