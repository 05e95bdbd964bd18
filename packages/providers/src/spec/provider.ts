import type { Access } from './access.ts';
import type { Credentials } from './credentials.ts';
import type { ErrorDialect } from './errors.ts';
import type { KeyFormat } from './key-format.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { LimitPolicy, LimitSignals } from './limits.ts';
import type { Operations } from './operation.ts';
import type { PageStyle } from './pagination.ts';
import type { UsageRule } from './usage.ts';

/**
 * A system whose API is guarded by keys, as data and small pure codecs. Shared code asks what a provider declares,
 * never which it is. Routes, schemas, parameters and required scopes come from its OpenAPI document (`operations`).
 */
export interface Provider<Ops extends Operations = Operations> {
  /** One word in lower case: for the command line, never for a decision. */
  readonly id: string;
  readonly title: string;
  /** Where the system's own documentation is. */
  readonly documentation: string;
  /** The production base URL, without a slash at its end. */
  readonly baseUrl: string;
  readonly variables: EnvironmentVariables;
  readonly credentials: Credentials;
  readonly keyFormat: KeyFormat;
  readonly access: Access;
  readonly lifecycle: Lifecycle;
  readonly limits: readonly LimitPolicy[];
  readonly limitSignals: LimitSignals;
  /** Page styles by the name that operations use. */
  readonly pagination: Readonly<Record<string, PageStyle>>;
  readonly errors: ErrorDialect;
  readonly usage: UsageRule;
  readonly operations: Ops;
}

export interface EnvironmentVariables {
  /** Read in this order for the key. */
  readonly apiKey: readonly [string, ...string[]];
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
