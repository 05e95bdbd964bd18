import type { KeyFormat } from './key-format.ts';

/** Code that asks with a key out of the environment. It holds no secret, whoever's key it is shown with. */
export interface CodeExample {
  readonly language: 'curl' | 'javascript' | 'python' | 'r';
  /** The document's heading, such as `In Python`. */
  readonly title: string;
  /** Packages beyond the language's own. */
  readonly needs: readonly string[];
  /** The text, with {@link ExampleValues} as `{{variable}}`, `{{baseUrl}}` … */
  readonly code: string;
}

export interface ExampleValues {
  /** The base URL in the code. Default: the production one, or the documents' example. */
  readonly baseUrl?: string;
  /** The organisation in its paths. Default: the document's placeholder. */
  readonly organization?: string;
}

/** Whose example it is. */
export interface ExampleSystem {
  readonly variables: { readonly apiKey: readonly [primary: string, backup?: string] };
  readonly baseUrl: string;
  readonly keyFormat: Pick<KeyFormat, 'prefix' | 'separator' | 'environments'>;
}

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
      baseUrl: values.baseUrl ?? baseUrl,
      organization: values.organization ?? '{orgID}',
      key: keyPlaceholder(keyFormat),
    }),
  );
  return code.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = known.get(name);
    if (value === undefined) throw new RangeError(`A code example has no value '${name}'.`);
    if (!harmless.test(value)) {
      throw new RangeError(`The ${name} of a code example has characters that code would take for its own.`);
    }
    return value;
  });
};

/** What stands in a key's place where it is not to be shown: `hst_live_your_key_here`. */
export const keyPlaceholder = ({ prefix, separator, environments }: ExampleSystem['keyFormat']): string =>
  [prefix, ...(environments ? [environments[0]] : []), 'your_key_here'].join(separator);

/** Nothing that ends a text, begins a variable or a command, in any of the languages; braces as documents print them. */
const harmless = /^[\w.~:/@%+,[\]{}-]+$/;
