import {
  type Access,
  type Clock,
  type ExpiryChoice,
  type ExpiryChoiceOf,
  endOfDayMs,
  expiresAtMs,
  type KeyLimitIdOf,
  type Lifecycle,
  type Permission,
  type PermissionNameOf,
  type Provider,
  type ScopeNameOf,
  scopesOfPermissions,
} from '@latchkey/providers';
import { KeyActError } from './key-act-error.ts';

/** A date of the calendar: a key that expires on it is valid through that day, in the server's zone. */
export type ExpiryDate = `${number}-${number}-${number}`;

/** What is asked of a new key. */
export type IssueRequest<P extends Provider = Provider> = Grant<P> & ScopesOf<P>;

interface Grant<P extends Provider> {
  readonly name: string;
  readonly description?: string | null;
  /** One of the provider's choices, a date, or a moment. Default: the choice that the provider recommends, else never. */
  readonly expires?: ExpiryChoiceOf<P> | ExpiryDate | Date;
  /** Quotas of the key's own. Default: only the common limits hold. */
  readonly limits?: Readonly<Partial<Record<KeyLimitIdOf<P>, number>>>;
  /** Default: the server's own. */
  readonly environment?: string;
  /** Default: the world's owner. */
  readonly owner?: string;
  /** Default: a random one. */
  readonly id?: string;
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
}

/**
 * What the engine is asked for, in its own words.
 * @throws KeyActError where a text cannot be read.
 */
export const grantOfRequest = (
  { access, lifecycle }: Pick<Provider, 'access' | 'lifecycle'>,
  { expires, limits, scopes, permissions, ...request }: AnyRequest,
  { clock, zone }: { readonly clock: Pick<Clock, 'now'>; readonly zone: string },
) => ({
  ...request,
  scopes: scopesOf(access, scopes, permissions),
  ...(limits === undefined ? {} : { limits: named(limits) }),
  // A caller's own clock may count parts of milliseconds; a key's end is a whole one.
  expiresAt: expiryOf(lifecycle, expires, { nowMs: Math.ceil(clock.now()), zone }),
});

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
