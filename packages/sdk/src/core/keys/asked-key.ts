import type { ClientHalf } from '@latchkey/providers';
import { cleanCopy } from '../error/clean-copy.ts';
import { isLatchkeyError, LatchkeyError } from '../error/error.ts';
import { keyHider, sanitisedCause } from '../error/scrub.ts';
import type { KeyGiven } from '../options.ts';
import type { TimeUp, withinTime } from '../time/within-time.ts';
import type { Credential } from './credential.ts';

/** What asking takes of the core, which hands it over rather than being imported, as with `Kit`. */
export interface AskingKit {
  /** What a function gave, as a credential. @throws LatchkeyError `config` where it is no key of the provider's */
  credentialOf(given: unknown): Promise<Credential>;
  readonly withinTime: typeof withinTime;
  readonly TimeUp: typeof TimeUp;
}

/** What a function gives, and what becomes of it. */
export interface AskedKey {
  /** @throws LatchkeyError `config` or `timeout` */
  get(signal?: AbortSignal): Credential | Promise<Credential>;
  isCurrent(credential: Credential): boolean;
  /** The server did not take it: the function is asked anew at the next call. */
  refused(credential: Credential): void;
}

/**
 * A key that a function gives: asked at the first call, and anew after a refusal; once, for all calls together. Each waits for it as
 * long as for an answer; a question that has been out so long is asked anew.
 */
export const createAskedKey = (
  { title, keyFormat }: Pick<ClientHalf, 'title' | 'keyFormat'>,
  { credentialOf, withinTime, TimeUp }: AskingKit,
  source: () => KeyGiven | Promise<KeyGiven>,
  timeoutMs: number,
): AskedKey => {
  const hide = keyHider(keyFormat);
  let asked: Promise<Credential> | null = null;
  let askedMs = 0;
  let known: Credential | null = null;
  let refusals = 0;
  const forget = (): void => {
    asked = null;
    known = null;
  };
  const ask = async (): Promise<Credential> => credentialOf(await source());

  const failed = (error: unknown): LatchkeyError => {
    const where = `The \`apiKey\` function for ${title}`;
    if (error instanceof TimeUp) {
      return new LatchkeyError({
        code: 'timeout',
        message: `${where} gave no key within ${timeoutMs} ms.`,
        hint: 'Nothing was sent: look at where the function gets the key, or give a longer `timeout`. The next call asks it anew.',
      });
    }
    // One for each who waited: an error leads to the line of its own call.
    if (isLatchkeyError(error)) return cleanCopy(error, hide);
    return new LatchkeyError({
      code: 'config',
      message: `${where} failed.`,
      hint: 'See the cause; it must give a key or throw.',
      cause: sanitisedCause(error, hide),
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

  return {
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
    },
  };
};
