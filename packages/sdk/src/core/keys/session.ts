import type { ClientHalf, Secret } from '@latchkey/providers';
import type { KeyGiven } from '../options.ts';
import { environmentVariable } from '../runtime.ts';
import { checkGiven } from './check-key.ts';
import { type CookieSource, type Credential, digested } from './credential.ts';

/**
 * A session that signing in brings and a cookie carries, for systems whose key is one. Without one requests go as they are: in a
 * browser its cookie jar has the session, which no script can read; elsewhere the server says that nobody is signed in.
 * @param given a session from before; the provider's variable, unless told
 * @throws LatchkeyError `config` where it is none of the provider's
 */
export const createSession = (
  provider: Pick<ClientHalf, 'title' | 'keyFormat' | 'variables' | 'credentials'>,
  given: KeyGiven | undefined = environmentVariable(provider.variables.apiKey[0]),
): CookieSource => {
  const [carrier] = provider.credentials.carriers;
  const start = carrier.in === 'cookie' ? `${carrier.name}=` : null;
  let held: Secret | null = given === undefined ? null : checkGiven(provider, given, 'that was given');
  let known: Credential | null = null;

  const use = (next: Secret | null): void => {
    held = next;
    known = null;
  };
  const digest = async (secret: Secret): Promise<Credential> => {
    const credential = await digested(secret);
    if (secret === held) known = credential;
    return credential;
  };

  return {
    // A server may bring another with each refusal: the one beside the first is enough to see that.
    mostKeys: 2,
    get: () => known ?? (held && digest(held)),
    isCurrent: ({ secret }) => secret === held,
    // Another session may have come while the call was under way.
    refused: ({ secret }) => ({ another: secret !== held && held !== null, failover: null, wasBackup: false }),
    pairWith: (next) => ({ primary: next, backup: null }),
    use,
    hear(setCookie) {
      const pair = setCookie?.split(/,\s*|;/).find((each) => start !== null && each.startsWith(start));
      if (pair === undefined || start === null) return;
      const text = pair.slice(start.length);
      use(text === '' ? null : checkGiven(provider, text, 'that the server set'));
    },
  };
};
