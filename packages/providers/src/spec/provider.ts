import type { Access } from './access.ts';
import type { Binding } from './binding.ts';
import type { Costs } from './cost.ts';
import type { Credentials } from './credentials.ts';
import type { ErrorDialect, ErrorReading } from './errors.ts';
import type { KeyFormat } from './key-format.ts';
import type { KeyRecords } from './key-record.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { KeyLimit, LimitPolicy, LimitSignals } from './limits.ts';
import type { Manager } from './manager.ts';
import type { Operations } from './operation.ts';
import type { PageReading, PageStyle } from './pagination.ts';
import type { Plans } from './plan.ts';
import type { UsageRule } from './usage.ts';

/**
 * A system whose API is guarded by keys, as data and small pure codecs. Shared code asks what a provider declares,
 * never which it is. Routes, schemas, parameters and required scopes come from its OpenAPI document (`operations`).
 */
export interface Provider<Ops extends Operations = Operations> extends ClientHalf<Ops> {
  /** Where the system's own documentation is. */
  readonly documentation: string;
  readonly access: Access;
  /** How far keys reach, where the system binds them to organisations and environments. Every key reaches all there is unless told. */
  readonly binding?: Binding;
  readonly lifecycle: Lifecycle;
  /** Limits that a key may be issued with, beside the declared ones and its account's plan. None unless told. */
  readonly keyLimits?: readonly KeyLimit[];
  /** What an account may pay for, where its limits go by that. */
  readonly plans?: Plans;
  /** Page styles by the name that operations use. */
  readonly pagination: Readonly<Record<string, PageStyle>>;
  readonly errors: ErrorDialect;
  readonly usage: UsageRule;
  /** The rows of the system's own key table, where it is documented. */
  readonly records?: KeyRecords;
  /** How the system's people see and make their keys; {@link managerOf} gives one for a system that does not say. */
  readonly manager?: Manager;
}

/** What a client reads of a provider. It stands apart, so that no client carries how a server keeps keys and refuses. */
export interface ClientHalf<Ops extends Operations = Operations> {
  /** One word in lower case: for the command line, never for a decision. */
  readonly id: string;
  readonly title: string;
  /** The production base URL, without a slash at its end. */
  readonly baseUrl: string;
  /**
   * `many`: every installation has a base URL of its own, and `baseUrl` is the documents' example, to which nothing is sent.
   * `one` unless told.
   */
  readonly installations?: 'one' | 'many';
  readonly variables: EnvironmentVariables;
  readonly credentials: Credentials;
  readonly keyFormat: KeyFormat;
  readonly limits: readonly LimitPolicy[];
  /**
   * How many units a request takes of every limit that it is under, by the id of its operation: whole numbers from 1 up. 1 unless
   * told. {@link costsOf} reads it.
   */
  readonly costs?: Costs<NoInfer<Ops>>;
  readonly limitSignals: LimitSignals;
  readonly pagination: Readonly<Record<string, PageReading>>;
  readonly errors: ErrorReading;
  readonly operations: Ops;
}

export interface EnvironmentVariables {
  /** The variable of the key, and that of a backup key where the system knows one: it takes over where the first is refused. */
  readonly apiKey: readonly [primary: string, backup?: string];
  readonly baseUrl: string;
}

/** The scope names of a provider's vocabulary: literal ones where the provider's type has them. */
export type ScopeNameOf<P extends Pick<Provider, 'access'>> = Extract<
  P['access'],
  { kind: 'scopes' }
>['vocabulary'][number]['name'];

/** The choices that a provider offers for a key's end: literal ones where the provider's type has them. */
export type ExpiryChoiceOf<P extends Pick<Provider, 'lifecycle'>> = Extract<
  P['lifecycle']['expiry'],
  { kind: 'choices' }
>['choices'][number];

/** The permissions that a provider's form offers in the place of scopes: literal names where the provider's type has them. */
export type PermissionNameOf<P extends Pick<Provider, 'access'>> = P['access'] extends {
  readonly permissions: readonly { readonly name: infer Name extends string }[];
}
  ? Name
  : never;

/** The limits whose quota a key may have of its own, by their id: literal ones where the provider's type has them. */
export type KeyLimitIdOf<P extends Pick<Provider, 'limits' | 'keyLimits'>> = Extract<
  NonNullable<P['keyLimits']>[number]['id'] | Extract<P['limits'][number], { readonly partition: 'key' }>['id'],
  string
>;

/** The types of key of a provider by their id: literal ones where the provider's type has them. */
export type KeyTypeIdOf<P extends Pick<Provider, 'id' | 'binding'>> = Extract<
  NonNullable<P['binding']>['types'][number]['id'],
  string
>;

/** The plans of a provider by their id: literal ones where the provider's type has them. */
export type PlanIdOf<P extends Pick<Provider, 'id' | 'plans'>> = Extract<
  NonNullable<P['plans']>['offered'][number]['id'],
  string
>;

/** The limits of a provider's plans by their id: literal ones where the provider's type has them. */
export type PlanLimitIdOf<P extends Pick<Provider, 'id' | 'plans'>> = Extract<
  NonNullable<P['plans']>['offered'][number]['limits'][number]['id'],
  string
>;
