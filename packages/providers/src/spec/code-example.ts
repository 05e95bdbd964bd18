import { type Access, grants } from './access.ts';
import type { ApiKey } from './key.ts';
import type { KeyFormat } from './key-format.ts';
import { rangeError } from './mask-any-key.ts';
import type { Operations } from './operation.ts';

/** Code that asks with a key out of the environment. It holds no secret, whoever's key it is shown with. */
export interface CodeExample {
  readonly language: 'curl' | 'javascript' | 'python' | 'r';
  /** The document's heading, such as `In Python`. */
  readonly title: string;
  /** What the document says of it. */
  readonly description?: string;
  /** The operation that it asks for, by its id: only a key that may call it is shown the example. It asks for none, unless told. */
  readonly operation?: string;
  /** Packages beyond the language's own. */
  readonly needs: readonly string[];
  /** The text, with {@link ExampleValues} as `{{variable}}`, `{{baseUrl}}` … */
  readonly code: string;
}

export interface ExampleValues {
  /** The base URL in the code. Default: the production one, or the documents' example. */
  readonly baseUrl?: string;
  /** The organisation, as its paths write it. Default: the document's placeholder. */
  readonly organization?: string;
  /** The environment in the key's placeholder. Default: the format's first. */
  readonly environment?: string | null;
}

/** Whose example it is. */
export interface ExampleSystem {
  readonly variables: { readonly apiKey: readonly [primary: string, backup?: string] };
  readonly baseUrl: string;
  readonly keyFormat: PlaceholderFormat;
}

/** The half of a key format that a placeholder is made of. */
type PlaceholderFormat = Pick<KeyFormat, 'prefix' | 'separator' | 'environments' | 'placeholder'>;

/** Whether a key may do what an example asks for. */
export const mayRun = (
  { access, operations }: { readonly access: Access; readonly operations: Operations },
  { operation }: Pick<CodeExample, 'operation'>,
  { scopes: granted }: Pick<ApiKey, 'scopes'>,
): boolean => {
  if (operation === undefined) return true;
  const called = operations[operation];
  if (called === undefined) return false;
  return called.scopes === null || called.scopes.some((needed) => grants(access, granted, needed));
};

/**
 * An example as it can be copied: with the variable's name, a placeholder in the key's place, and these values.
 * @throws RangeError where a value has characters that code would take for its own.
 */
export const exampleText = (
  { variables, baseUrl, keyFormat }: ExampleSystem,
  { code }: Pick<CodeExample, 'code'>,
  values: ExampleValues = {},
): string => {
  const known = new Map(
    Object.entries({
      variable: variables.apiKey[0],
      backupVariable: variables.apiKey[1] ?? '',
      baseUrl: values.baseUrl ?? baseUrl,
      organization: values.organization ?? '{orgID}',
      key: keyPlaceholder(keyFormat, values.environment),
    }),
  );
  return code.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw rangeError(`A code example has no value '${name}'.`);
    if (!harmless.test(value)) {
      throw rangeError(`The ${name} of a code example has characters that code would take for its own.`);
    }
    return value;
  });
};

/**
 * What stands in a key's place where it is not to be shown: `hst_live_your_key_here`.
 * @param environment the format's first, unless told
 */
export const keyPlaceholder = (
  { prefix, separator, environments, placeholder = 'your_key_here' }: PlaceholderFormat,
  environment?: string | null,
): string => [prefix, ...(environments ? [environment ?? environments[0]] : []), placeholder].join(separator);

/** Nothing that ends a text, begins a variable or a command, in any of the languages; braces as documents print them. */
const harmless = /^[\w.~:/@%+,[\]{}-]+$/;
