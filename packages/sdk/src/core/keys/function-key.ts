import type { ClientHalf } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import { LatchkeyError } from '../error/error.ts';
import { unloaded } from '../error/failure.ts';
import { keyHider } from '../error/scrub.ts';
import type { KeyGiven } from '../options.ts';
import { TimeUp, withinTime } from '../time/within-time.ts';
import type { AskedKey, AskingKit } from './asked-key.ts';
import { checkGiven } from './check-key.ts';
import { type Credential, type CredentialSource, digested } from './credential.ts';

/** A key that a function gives. What asks it comes with the first call: most clients have a key and carry none of it. */
export const createFunctionKey = (
  provider: Pick<ClientHalf, 'title' | 'keyFormat'>,
  source: () => KeyGiven | Promise<KeyGiven>,
  timeoutMs: number,
): CredentialSource => {
  const kit: AskingKit = {
    credentialOf: async (given) => digested(checkGiven(provider, given, 'that the `apiKey` function gave')),
    withinTime,
    TimeUp,
  };
  let asked: AskedKey | null = null;
  let loading: Promise<AskedKey> | null = null;

  const load = async (): Promise<AskedKey> => {
    const { createAskedKey } = await import('./asked-key.ts');
    asked = createAskedKey(provider, kit, source, timeoutMs);
    return asked;
  };
  const getLater = async (signal?: AbortSignal): Promise<Credential> => {
    loading ??= load();
    const mine = loading;
    // Each who waits gets an error of his own, which leads to the line of his own call.
    const loaded = await mine.catch((cause: unknown) => {
      if (loading === mine) loading = null;
      const where = `The \`apiKey\` function for ${provider.title}`;
      const { again: _, ...fields } = unloaded(where, cause, keyHider(provider.keyFormat));
      throw new LatchkeyError(fields);
    });
    return loaded.get(signal);
  };
  const theFunctions = (): never => {
    throw configError(
      `The ${provider.title} key comes from the \`apiKey\` function.`,
      'Let the function give the new key: it is asked again after a 401.',
    );
  };
  return {
    mostKeys: 2,
    get: (signal) => asked?.get(signal) ?? getLater(signal),
    isCurrent: (credential) => asked?.isCurrent(credential) ?? false,
    refused(credential) {
      asked?.refused(credential);
      return { another: true, failover: null, wasBackup: false };
    },
    pairWith: theFunctions,
    use: theFunctions,
  };
};
