import type { ClientHalf, Secret } from '@latchkey/providers';
import { checkGiven } from './check-key.ts';
import { configError } from './config-error.ts';
import type { CredentialSource } from './credential.ts';
import type { Log } from './log.ts';
import type { KeyGiven } from './options.ts';
import { setEnvironmentVariable } from './runtime.ts';

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
    const { primary, backup } = credentials.pairWith(secret);
    const variables = variablesOf(provider, primary, backup);
    if (typeof env === 'string') {
      const { updateEnvFile } = await import('../env/update-env-file.ts');
      const { ignoreIt } = await updateEnvFile(env, variables);
      if (ignoreIt) log.warn(`${env} holds a key, and git does not ignore it: add it to .gitignore.`);
    }
    if (env === true) {
      for (const [name, value] of Object.entries(variables)) {
        if (!setEnvironmentVariable(name, value)) {
          throw configError('This runtime has no environment to write to.', 'Leave out `env`.');
        }
      }
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

/** A system that declares no variable for a backup has the primary key's alone. */
const variablesOf = (
  { variables: { apiKey } }: Pick<ClientHalf, 'variables'>,
  primary: Secret,
  backup: Secret | null,
): Record<string, string> => {
  const [primaryName, backupName] = apiKey;
  return {
    [primaryName]: primary.reveal(),
    ...(backupName !== undefined && backup ? { [backupName]: backup.reveal() } : {}),
  };
};
