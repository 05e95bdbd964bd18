import type { ClientHalf } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import type { Log } from '../events/log.ts';
import type { KeyGiven } from '../options.ts';
import { checkGiven } from './check-key.ts';
import type { CredentialSource } from './credential.ts';

export interface UseKeyOptions {
  /**
   * Where the keys are to be written as well, under the provider's variables: `true` is the environment of this process, a text
   * the path of an `.env` file. Nowhere by default.
   */
  readonly env?: true | string | undefined;
}

/**
 * Takes a new key for the primary one; the present one becomes the backup. Calls that wait go on with the new key. Where a file
 * is to be written and cannot be, nothing changes.
 * @throws LatchkeyError `config` where it is none of the provider's keys, the client's key comes from a function, or it cannot be
 * written
 */
export type UseKey = (next: KeyGiven, options?: UseKeyOptions) => Promise<void>;

export const createUseKey = (
  provider: Pick<ClientHalf, 'title' | 'keyFormat' | 'variables'>,
  credentials: CredentialSource,
  log: Log,
): UseKey => {
  const use: UseKey = async (next, { env } = {}) => {
    const secret = checkGiven(provider, next, 'that `useKey` was given');
    const pair = credentials.pairWith(secret);
    if (env === true || typeof env === 'string') {
      const { writeKeys } = await import('./write-keys.ts');
      await writeKeys(env, provider, pair, log, configError);
    }
    credentials.use(secret);
  };
  let last: Promise<void> | null = null;
  return (next, options) => {
    // A file takes its time: what it says and what is used are the same only where one key comes after the other.
    const work = () => use(next, options);
    const mine: Promise<void> = last ? last.then(work, work) : work();
    const done = () => {
      if (last === mine) last = null;
    };
    last = mine;
    mine.then(done, done);
    return mine;
  };
};
