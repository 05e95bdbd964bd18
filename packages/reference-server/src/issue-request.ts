import {
  type Access,
  type Binding,
  type Clock,
  type ExpiryChoice,
  type ExpiryChoiceOf,
  endOfDayMs,
  expiresAtMs,
  type KeyLimitIdOf,
  type KeyType,
  type Lifecycle,
  type Permission,
  type PermissionNameOf,
  type Provider,
  type ScopeNameOf,
  scopesOfPermissions,
} from '@latchkey/providers';
import type { ReachRequest } from './engine/key-reach.ts';
import { KeyActError } from './key-act-error.ts';

/** A date of the calendar: a key that expires on it is valid through that day, in the server's zone. */
export type ExpiryDate = `${number}-${number}-${number}`;

/** What is asked of a new key. */
export type IssueRequest<P extends Provider = Provider> = Grant<P> & ScopesOf<P> & ReachOf<P>;

interface Grant<P extends Provider> {
  readonly name: string;
  readonly description?: string | null;
  /** One of the provider's choices, a date, or a moment. Default: the choice that the provider recommends, else never. */
  readonly expires?: ExpiryChoiceOf<P> | ExpiryDate | Date;
  /** Quotas of the key's own. Default: only the common limits hold. */
  readonly limits?: Readonly<Partial<Record<KeyLimitIdOf<P>, number>>>;
  /**
   * The environment of an organisation that the key is for, where the system binds keys to one (`prod`); elsewhere the key's
   * own (`live`, `test`), the server's unless told.
   */
  readonly environment?: string;
  /** Default: the world's owner. */
  readonly owner?: string;
  /** Default: a random one. */
  readonly id?: string;
}

/** How far the key reaches. What its type does not name is not to be given. */
type ReachOf<P extends Provider> = P extends { readonly binding: Binding }
  ? ReachOfType<P['binding']['types'][number]>
  : P extends { readonly id: string; readonly binding?: undefined }
    ? { readonly type?: never; readonly organization?: never; readonly keyEnvironment?: never }
    : Partial<Bound<string>>;

type ReachOfType<T extends KeyType> = T extends { readonly reach: 'environment' }
  ? Bound<T['id']> & { readonly environment: string }
  : T extends { readonly reach: 'organization' }
    ? Bound<T['id']> & { readonly environment?: never }
    : T extends { readonly reach: 'everywhere' }
      ? Bound<T['id']> & { readonly organization?: never; readonly environment?: never }
      : Bound<T['id']>;

interface Bound<Type extends string> {
  readonly type: Type;
  /** Default: the world's own, where the type is bound to one. */
  readonly organization?: string;
  /** What the key's text names (`live`, `test`). Default: what its environment asks for (ruling 6), else the server's own. */
  readonly keyEnvironment?: string;
}

type ScopesOf<P extends Provider> = P['access'] extends { readonly kind: 'none' }
  ? { readonly scopes?: readonly [] }
  : P['access'] extends { readonly permissions: readonly Permission[] }
    ? Scopes<P> | { readonly permissions: readonly PermissionNameOf<P>[]; readonly scopes?: never }
    : Scopes<P>;

interface Scopes<P extends Provider> {
  readonly scopes: readonly (ScopeNameOf<P> | (string & {}))[];
  readonly permissions?: never;
}

/** A request of any provider's: what the compiler knows of its names is checked at run time too. */
export interface AnyRequest extends Omit<Grant<Provider>, 'expires' | 'limits'> {
  readonly expires?: ExpiryChoice | ExpiryDate | Date;
  readonly limits?: Readonly<Partial<Record<string, number>>>;
  readonly scopes?: readonly string[];
  readonly permissions?: readonly string[];
  readonly type?: string;
  readonly organization?: string;
  readonly keyEnvironment?: string;
}

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
  if (permissions === undefined) return scopes ?? (access.kind === 'none' ? [] : missingScopes());
  if (scopes !== undefined) {
    const message = 'Give the scopes or the permissions that stand for them, not both.';
    throw new KeyActError({ kind: 'invalid', field: 'permissions', message });
  }
  return within('permissions', () => scopesOfPermissions(access, permissions));
};

const missingScopes = (): never => {
  throw new KeyActError({ kind: 'invalid', field: 'scopes', message: 'Give the scopes as a list of names.' });
};

/** What is named and left undefined is not named. */
const named = (limits: Readonly<Partial<Record<string, number>>>): Record<string, number> => {
  const kept: Record<string, number> = {};
  for (const [id, quota] of Object.entries(limits)) if (quota !== undefined) kept[id] = quota;
  return kept;
};

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
