import type { ClientHalf } from '@latchkey/providers';
import { checkGiven } from './check-key.ts';
import { configError } from './config-error.ts';
import { type Credential, type CredentialSource, digested } from './credential.ts';
import { LatchkeyError } from './error.ts';
import type { KeyGiven } from './options.ts';
import { keyHider, sanitisedCause } from './scrub.ts';

/** A key that a function gives: asked at the first call, and anew after a refusal; once, for all calls together. */
export const createAskedKey = (
  provider: Pick<ClientHalf, 'title' | 'keyFormat'>,
  source: () => KeyGiven | Promise<KeyGiven>,
): CredentialSource => {
  let asked: Promise<Credential> | null = null;
  let known: Credential | null = null;
  const forget = (): void => {
    asked = null;
    known = null;
  };
  const ask = async (): Promise<Credential> => {
    try {
      known = await digested(checkGiven(provider, await source(), 'that the `apiKey` function gave'));
      return known;
    } catch (error) {
      forget();
      if (error instanceof LatchkeyError) throw error;
      throw new LatchkeyError({
        code: 'config',
        message: `The \`apiKey\` function for ${provider.title} failed.`,
        hint: 'See the cause; it must give a key or throw.',
        cause: sanitisedCause(error, keyHider(provider.keyFormat)),
      });
    }
  };
  const theFunctions = (): never => {
    throw configError(
      `The ${provider.title} key comes from the \`apiKey\` function.`,
      'Let the function give the new key: it is asked again after a 401.',
    );
  };
  return {
    get() {
      if (known) return known;
      asked ??= ask();
      return asked;
    },
    isCurrent: ({ digest }) => digest === known?.digest,
    refused(credential) {
      // Another call has seen to it, unless this is the key that was got last.
      if (credential === known) forget();
      return { another: true, failover: null, wasBackup: false };
    },
    pairWith: theFunctions,
    use: theFunctions,
  };
};
