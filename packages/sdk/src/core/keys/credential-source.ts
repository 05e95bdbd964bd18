import type { ClientHalf } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import type { ApiKeySource, KeyGiven } from '../options.ts';
import { environmentVariable } from '../runtime.ts';
import { checkGiven } from './check-key.ts';
import type { CredentialSource } from './credential.ts';
import { createFunctionKey } from './function-key.ts';
import { createHeldKeys } from './held-keys.ts';

type Declared = Pick<ClientHalf, 'title' | 'keyFormat' | 'variables'>;

/**
 * Where a client's key comes from. Texts are checked here and now; a function when it is first asked.
 * @param timeoutMs how long a function may take
 * @throws LatchkeyError `config` where there is no key or it is none of the provider's
 */
export const createCredentialSource = (
  provider: Declared,
  source: ApiKeySource | null | undefined,
  timeoutMs: number,
): CredentialSource => {
  if (typeof source === 'function') return createFunctionKey(provider, source, timeoutMs);
  if (source === null) return createHeldKeys(provider, null, null);
  const [primary, backup = null] = source === undefined ? fromEnvironment(provider) : given(source);
  const check = (key: Sourced) => checkGiven(provider, key.given, key.from);
  return createHeldKeys(provider, check(primary), backup && check(backup));
};

/** A key, and what it came from. */
interface Sourced {
  readonly given: unknown;
  readonly from: string;
}

const given = (source: KeyGiven | readonly [KeyGiven, KeyGiven]): readonly [Sourced, Sourced?] => {
  if (!Array.isArray(source)) return [{ given: source, from: 'in `apiKey`' }];
  const [primary, backup]: readonly unknown[] = source;
  return [
    { given: primary, from: 'that is the first of `apiKey`' },
    { given: backup, from: 'that is the second of `apiKey`' },
  ];
};

/** The variables that are set, in the declared order: a backup alone is as good as a primary key. */
const fromEnvironment = ({ title, variables }: Declared): readonly [Sourced, Sourced?] => {
  const [primary, backup] = variables.apiKey.flatMap((name = ''): readonly Sourced[] => {
    const value = environmentVariable(name);
    return value === undefined ? [] : [{ given: value, from: `in ${name}` }];
  });
  if (primary) return backup ? [primary, backup] : [primary];
  const names = variables.apiKey.join(' or ');
  throw configError(`There is no ${title} key.`, `Set ${names} in the environment, or give the \`apiKey\` option.`);
};
