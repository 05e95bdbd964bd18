import { keyPlaceholder } from './code-example.ts';
import { parseKey } from './key-format.ts';
import { rangeError } from './mask-any-key.ts';
import type { Provider } from './provider.ts';

/**
 * The text of a system's `.env` file: unquoted values, no blanks around `=`, the key's name only as a sanitised comment
 * (ruling 27). Without `secret` it is the template, with a placeholder in the key's place. Whoever writes it to a disk
 * chooses the mode: 0600.
 * @throws RangeError when `secret` is no key of the system, or the base URL cannot stand unquoted.
 */
export const envFile = (
  { keyFormat, variables, baseUrl }: Pick<Provider, 'keyFormat' | 'variables' | 'baseUrl'>,
  { secret, name, baseUrl: url = baseUrl }: { secret?: string; name?: string; baseUrl?: string } = {},
): string => {
  if (secret !== undefined && !parseKey(keyFormat, secret).ok) {
    throw rangeError(
      `The secret is no key that begins with '${keyFormat.prefix}'. Give the whole key, as it was shown once.`,
    );
  }
  if (!unquoted.test(url)) {
    throw rangeError('The base URL holds characters that an .env file cannot hold unquoted. Give it percent-encoded.');
  }
  const title = sanitised(name ?? '');
  return [
    `# .env${title && `: ${title}`}`,
    `${variables.apiKey[0]}=${secret ?? keyPlaceholder(keyFormat)}`,
    `${variables.baseUrl}=${url}`,
    '',
  ].join('\n');
};

/**
 * The text of an `.env` file with variables set, unquoted (ruling 27): where a name stands, its value is replaced, wherever it
 * stands twice; otherwise a line is added at the end. Everything else stays as it is.
 * @throws RangeError for a name that is none, or a value that cannot stand unquoted; neither value is repeated.
 */
export const withVariables = (text: string, variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables).reduce((lines, [name, value]) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw rangeError(`${JSON.stringify(name)} is no name of a variable.`);
    if (!unquoted.test(value)) {
      throw rangeError(`The value of ${name} holds characters that an .env file cannot hold unquoted.`);
    }
    const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name})[ \\t]*=.*$`, 'gm');
    const replaced = lines.replace(line, (_, head: string) => `${head}=${value}`);
    if (replaced !== lines || line.test(lines)) return replaced;
    return `${lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`}${name}=${value}\n`;
  }, text);

/** What no `.env` reader and no shell takes for a quote, a comment, a blank or a command. */
const unquoted = /^[\w.~:/@%+,[\]-]+$/;

/** Letters, digits and plain punctuation of a name: nothing that could start a line, a comment, a quote or a command. */
const sanitised = (name: string): string => {
  const plain = name
    .slice(0, 1000)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._,()-]+/gu, ' ');
  return [...plain.replace(/ +/g, ' ').trim()].slice(0, 100).join('').trimEnd();
};
