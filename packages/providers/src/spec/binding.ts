/** How far a system's keys reach, where it binds them to organisations and to environments inside of them. */
export interface Binding {
  readonly organization: {
    /** The path parameter that names the organisation which a request touches. */
    readonly parameter: string;
    /** The organisation that a text stands for, where one goes by several, such as a placeholder that documents print; itself unless told. */
    readonly nameOf?: (text: string) => string;
  };
  readonly environment: {
    /** The path parameter that names the environment which a request touches. */
    readonly parameter: string;
    /** The name of the environment that a text stands for, where one goes by several (`prod`, `env_prod_1`); itself unless told. */
    readonly nameOf?: (text: string) => string;
  };
  /** What kinds of keys there are; the first that a form offers is its recommended one. */
  readonly types: readonly [KeyType, ...KeyType[]];
  /**
   * Names of the environments whose own keys are of the key format's first environment; those of all others are of its second
   * (ruling 6). A key that reaches further may be of either.
   */
  readonly live: readonly string[];
}

export interface KeyType {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the document recommends it for. */
  readonly useCase?: string;
  /** One environment of one organisation; every environment of one organisation; every organisation. */
  readonly reach: 'environment' | 'organization' | 'everywhere';
  /** Whether people may issue it; else the installation alone. */
  readonly offered: boolean;
}

/** How far one key reaches. Null stands for every one. */
export interface KeyReach {
  /** The id of its {@link KeyType}. */
  readonly type: string;
  readonly organization: string | null;
  /** By its name, as {@link environmentName} gives it. */
  readonly environment: string | null;
}

/** The one name under which a text's organisation is compared. */
export const organizationName = ({ organization }: Binding, text: string): string =>
  organization.nameOf?.(text) ?? text;

/** The one name under which a text's environment is compared. */
export const environmentName = ({ environment }: Binding, text: string): string => environment.nameOf?.(text) ?? text;

/** The type of key that reaches furthest of those that people may issue; undefined where they may issue none. */
export const furthestType = ({ types }: Binding): KeyType | undefined =>
  types
    .filter(({ offered }) => offered)
    .toSorted((one, other) => reaches.indexOf(one.reach) - reaches.indexOf(other.reach))[0];

const reaches: readonly KeyType['reach'][] = ['everywhere', 'organization', 'environment'];

/** Whether a reach lies within another, where null is one without bounds. */
export const reachesWithin = (outer: KeyReach | null, inner: KeyReach | null): boolean =>
  isWithin(outer?.organization, inner?.organization) && isWithin(outer?.environment, inner?.environment);

const isWithin = (outer: string | null | undefined, inner: string | null | undefined): boolean =>
  outer == null || outer === inner;

/**
 * The environment of the key format that a key's text names, as ruling 6 has it: that of a key for one environment follows from
 * it; null where the key reaches further and either will do.
 */
export const keyEnvironmentOf = (
  { live }: Binding,
  environments: readonly [string, ...string[]] | null,
  { environment }: KeyReach,
): string | null => {
  if (environments === null || environment === null) return null;
  const [first, second = first] = environments;
  return live.includes(environment) ? first : second;
};
