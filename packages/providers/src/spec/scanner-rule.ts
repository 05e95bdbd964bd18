import { formatKey, issuedPattern, scannerPattern } from './key-format.ts';
import type { Provider } from './provider.ts';

/** How secret scanners find a system's keys, in the dialects that they read. */
export interface ScannerRule {
  readonly id: string;
  readonly description: string;
  /** What every key begins with: scanners skip texts that hold none of these. */
  readonly keywords: readonly string[];
  /** ECMAScript and PCRE: matches the key alone. */
  readonly ecmascript: string;
  /** RE2, which cannot look around (gitleaks): the first group is the key. */
  readonly re2: string;
  /** The three parts of a custom pattern of GitHub secret scanning. */
  readonly github: { readonly secret: string; readonly before: string; readonly after: string };
}

/**
 * The rule of a system. It finds keys as they are issued, and any other text of that shape: a format without a checksum does
 * not tell a key from what looks like one (ruling 5).
 */
export const scannerRule = ({ id, title, keyFormat }: Pick<Provider, 'id' | 'title' | 'keyFormat'>): ScannerRule => {
  const key = issuedPattern(keyFormat);
  return {
    id: `${id}-api-key`,
    description: `API key of ${title}`,
    keywords: (keyFormat.environments ?? [null]).map((environment) => formatKey(keyFormat, { environment, body: '' })),
    ecmascript: scannerPattern(keyFormat).source,
    // A word boundary takes no character, so that of two keys with one blank between them both are found.
    re2: onlyWords.test(keyFormat.prefix.charAt(0) + keyFormat.body.alphabet)
      ? `\\b(${key})\\b`
      : `(?:^|${noWord})(${key})(?:${noWord}|$)`,
    github: { secret: key, before: `\\A|${noWord}`, after: `\\z|${noWord}` },
  };
};

/** Rules as a configuration of gitleaks, in TOML. */
export const gitleaksConfig = (rules: readonly ScannerRule[]): string =>
  rules
    .map(({ id, description, re2, keywords }) =>
      [
        '[[rules]]',
        `id = ${JSON.stringify(id)}`,
        `description = ${JSON.stringify(description)}`,
        `regex = '''${re2}'''`,
        'secretGroup = 1',
        `keywords = [${keywords.map((each) => JSON.stringify(each)).join(', ')}]`,
        '',
      ].join('\n'),
    )
    .join('\n');

const noWord = '[^0-9A-Za-z_]';
const onlyWords = /^[0-9A-Za-z_]+$/;
