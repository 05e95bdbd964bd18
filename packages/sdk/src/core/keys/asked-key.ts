import type { ClientHalf } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import { isLatchkeyError, LatchkeyError } from '../error/error.ts';
import { keyHider, sanitisedCause } from '../error/scrub.ts';
import type { KeyGiven } from '../options.ts';
import { TimeUp, withinTime } from '../time/within-time.ts';
import { checkGiven } from './check-key.ts';
import { type Credential, type CredentialSource, digested } from './credential.ts';

/**
 * A key that a function gives: asked at the first call, and anew after a refusal; once, for all calls together. Each waits for it as
 * long as for an answer; a question that has been out so long is asked anew.
 */
export const createAskedKey = (
  provider: Pick<ClientHalf, 'title' | 'keyFormat'>,
  source: () => KeyGiven | Promise<KeyGiven>,
  timeoutMs: number,
): CredentialSource => {
  let asked: Promise<Credential> | null = null;
  let askedMs = 0;
  let known: Credential | null = null;
  let refusals = 0;
  const forget = (): void => {
    asked = null;
    known = null;
  };
  const ask = async (): Promise<Credential> =>
    digested(checkGiven(provider, await source(), 'that the `apiKey` function gave'));

  const failed = (error: unknown): LatchkeyError => {
    const title = `The \`apiKey\` function for ${provider.title}`;
    if (error instanceof TimeUp) {
      return new LatchkeyError({
        code: 'timeout',
        message: `${title} gave no key within ${timeoutMs} ms.`,
        hint: 'Nothing was sent: look at where the function gets the key, or give a longer `timeout`. The next call asks it anew.',
      });
    }
    // One for each who waited: an error leads to the line of its own call.
    if (isLatchkeyError(error)) return new LatchkeyError({ ...error, message: error.message, cause: error.cause });
    return new LatchkeyError({
      code: 'config',
      message: `${title} failed.`,
      hint: 'See the cause; it must give a key or throw.',
      cause: sanitisedCause(error, keyHider(provider.keyFormat)),
    });
  };

  /** What a question comes to is kept, also where everybody has given it up: unless a later one was answered, or a key refused since. */
  const begin = (): Promise<Credential> => {
    const before = refusals;
    const question = ask();
    question.then(
      (credential) => {
        if (before === refusals && (question === asked || known === null)) known = credential;
      },
      // Whoever asked may have gone when it fails, and then it is nobody's unhandled rejection.
      () => {},
    );
    return question;
  };

  const waitFor = async (question: Promise<Credential>, signal: AbortSignal | undefined): Promise<Credential> => {
    try {
      return await withinTime(() => question, timeoutMs, signal);
    } catch (error) {
      // Who gives up by himself leaves the question to the others.
      signal?.throwIfAborted();
      if (question === asked) forget();
      throw failed(error);
    }
  };

  const theFunctions = (): never => {
    throw configError(
      `The ${provider.title} key comes from the \`apiKey\` function.`,
      'Let the function give the new key: it is asked again after a 401.',
    );
  };
  return {
    mostKeys: 2,
    get(signal) {
      if (known) return known;
      // Those who asked may all have gone before their time was up.
      if (!asked || performance.now() - askedMs >= timeoutMs) {
        askedMs = performance.now();
        asked = begin();
      }
      return waitFor(asked, signal);
    },
    isCurrent: ({ digest }) => digest === known?.digest,
    refused(credential) {
      // Another call has seen to it, unless this is the key that was got last.
      if (credential === known) {
        refusals++;
        forget();
      }
      return { another: true, failover: null, wasBackup: false };
    },
    pairWith: theFunctions,
    use: theFunctions,
  };
};
