import { type ClientHalf, maskAnyKey } from '@latchkey/providers';
import type { configError } from '../error/config-error.ts';
import type { Log } from '../events/log.ts';
import type { KeyPair } from './credential.ts';

/**
 * Writes keys under the provider's variables: into the environment of this process (`true`), or an `.env` file.
 * @param error is given rather than imported, as with `Kit`
 * @throws LatchkeyError `config` where that cannot be done
 */
export const writeKeys = async (
  env: true | string,
  { variables }: Pick<ClientHalf, 'variables'>,
  { primary, backup }: KeyPair,
  log: Log,
  error: typeof configError,
): Promise<void> => {
  const [primaryName, backupName] = variables.apiKey;
  const values = {
    [primaryName]: primary.reveal(),
    // A system that declares no variable for a backup has the primary key's alone.
    ...(backupName !== undefined && backup ? { [backupName]: backup.reveal() } : {}),
  };
  if (env === true) {
    for (const [name, value] of Object.entries(values)) {
      if (!setEnvironmentVariable(name, value)) {
        throw error('This runtime has no environment to write to.', 'Leave out `env`.');
      }
    }
    return;
  }
  const { updateEnvFile } = await import('../../env/update-env-file.ts');
  const { ignoreIt } = await updateEnvFile(env, values);
  if (ignoreIt) log.warn(maskAnyKey(`${env} holds a key, and git does not ignore it: add it to .gitignore.`));
};

/** Sets a variable of the process's environment; says whether there is one. */
const setEnvironmentVariable = (name: string, value: string): boolean => {
  try {
    return Reflect.set(Reflect.get(Reflect.get(globalThis, 'process'), 'env'), name, value);
  } catch {
    return false;
  }
};
