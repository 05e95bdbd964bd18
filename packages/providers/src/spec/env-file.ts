import type { Provider } from './provider.ts';

/**
 * The text of a system's `.env` file: unquoted values, no blanks around `=`, the key's name only as a sanitised comment
 * (ruling 27). Without `secret` it is the template, with a placeholder in the key's place.
 */
export const envFile = (
  { keyFormat, variables, baseUrl }: Pick<Provider, 'keyFormat' | 'variables' | 'baseUrl'>,
  { secret, name, baseUrl: url = baseUrl }: { secret?: string; name?: string; baseUrl?: string } = {},
): string => {
  const environment = keyFormat.environments?.[0];
  const placeholder = [keyFormat.prefix, ...(environment ? [environment] : []), 'your', 'key', 'here'].join('_');
  return [
    `# .env${name ? `: ${sanitised(name)}` : ''}`,
    `${variables.apiKey[0]}=${secret ?? placeholder}`,
    `${variables.baseUrl}=${url}`,
    '',
  ].join('\n');
};

/** Letters, digits and plain punctuation of a name: nothing that could start a line, a comment, a quote or a command. */
const sanitised = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._,()-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 100);
