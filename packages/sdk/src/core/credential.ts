import { isSecret, type Provider, type Secret } from '@latchkey/providers';
import { checkKey } from './check-key.ts';
import { configError } from './config-error.ts';
import { LatchkeyError } from './error.ts';
import type { ApiKeySource } from './options.ts';
import { environmentVariable } from './runtime.ts';
import { keyHider, sanitisedCause } from './scrub.ts';

/** A key that may be sent. */
export interface Credential {
  readonly secret: Secret;
  /** SHA-256 of the key, in hexadecimal: what gates are told apart by. */
  readonly digest: string;
}

export interface CredentialSource {
  /** The key to send; asks a function once. @throws LatchkeyError `config` */
  get(): Credential | Promise<Credential>;
  /** The server did not take it: a function is asked anew at the next call, unless it has been already. */
  refused(credential: Credential): void;
}

type Declared = Pick<Provider, 'title' | 'keyFormat' | 'variables'>;

/**
 * Where a client's key comes from. A text is checked here and now; a function when it is first asked.
 * @throws LatchkeyError `config` where there is no key or it is none of the provider's
 */
export const createCredentialSource = (provider: Declared, source: ApiKeySource | undefined): CredentialSource => {
  const { title, keyFormat } = provider;
  const check = (given: string | Secret, from: string) =>
    checkKey(title, keyFormat, isSecret(given) ? given.reveal() : textOf(given, title), from);

  if (typeof source !== 'function') {
    const { given, from } = source === undefined ? fromEnvironment(provider) : { given: source, from: 'in `apiKey`' };
    const secret = check(given, from);
    let credential: Credential | null = null;
    const digest = async (): Promise<Credential> => {
      credential = await digested(secret);
      return credential;
    };
    return { get: () => credential ?? digest(), refused() {} };
  }
  let asked: Promise<Credential> | null = null;
  let known: Credential | null = null;
  const forget = (): void => {
    asked = null;
    known = null;
  };
  const ask = async (): Promise<Credential> => {
    try {
      known = await digested(check(await source(), 'that the `apiKey` function gave'));
      return known;
    } catch (error) {
      forget();
      if (error instanceof LatchkeyError) throw error;
      throw new LatchkeyError({
        code: 'config',
        message: `The \`apiKey\` function for ${title} failed.`,
        hint: 'See the cause; it must give a key or throw.',
        cause: sanitisedCause(error, keyHider(keyFormat, null)),
      });
    }
  };
  return {
    get() {
      if (known) return known;
      asked ??= ask();
      return asked;
    },
    refused(credential) {
      if (credential === known) forget();
    },
  };
};

const fromEnvironment = ({ title, variables }: Declared): { given: string; from: string } => {
  for (const name of variables.apiKey) {
    const given = environmentVariable(name);
    if (given !== undefined) return { given, from: `in ${name}` };
  }
  const names = variables.apiKey.join(' or ');
  throw configError(`There is no ${title} key.`, `Set ${names} in the environment, or give the \`apiKey\` option.`);
};

const textOf = (given: unknown, title: string): string => {
  if (typeof given === 'string') return given;
  throw configError(`The ${title} key is no text.`, 'Give `apiKey` a string, a Secret, or a function that gives one.');
};

const digested = async (secret: Secret): Promise<Credential> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret.reveal()));
  return { secret, digest: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
};
