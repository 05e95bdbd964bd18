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
  if (!isUnquoted(url)) {
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

/** Whether a value can stand unquoted in an `.env` file: no reader and no shell takes any of it for a quote, a comment, a blank or a command. */
export const isUnquoted = (value: string): boolean => /^[\w.~:/@%+,[\]-]+$/.test(value);

/** Letters, digits and plain punctuation of a name: nothing that could start a line, a comment, a quote or a command. */
const sanitised = (name: string): string => {
  const plain = name
    .slice(0, 1000)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._,()-]+/gu, ' ');
  return [...plain.replace(/ +/g, ' ').trim()].slice(0, 100).join('').trimEnd();
};
