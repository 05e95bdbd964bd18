import type {
  Binding,
  ExpiryChoice,
  ExpiryChoiceOf,
  KeyLimitIdOf,
  KeyType,
  Permission,
  PermissionNameOf,
  Provider,
  ScopeNameOf,
} from '@latchkey/providers';

/** A date of the calendar: a key that expires on it is valid through that day, in the server's zone. */
export type ExpiryDate = `${number}-${number}-${number}`;

/** What is asked of a new key. */
export type IssueRequest<P extends Provider = Provider> = Asked<P> & ScopesOf<P> & ReachOf<P>;

interface Asked<P extends Provider> {
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
export interface AnyRequest extends Omit<Asked<Provider>, 'expires' | 'limits'> {
  readonly expires?: ExpiryChoice | ExpiryDate | Date;
  readonly limits?: Readonly<Partial<Record<string, number>>>;
  readonly scopes?: readonly string[];
  readonly permissions?: readonly string[];
  readonly type?: string;
  readonly organization?: string;
  readonly keyEnvironment?: string;
}
