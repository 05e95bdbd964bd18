import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { maskAnyKey } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import type { Log } from '../core/events/log.ts';
import type { RotationCheckpoint } from '../rotate/options.ts';
import { checkGit } from './check-git.ts';
import { writePrivately } from './write-privately.ts';

/** A rotation's checkpoint in a file of mode 0600, which git must not track: it holds a secret. Its errors repeat nothing of it. */
export const fileCheckpoint = (given: string, log: Log): RotationCheckpoint => {
  const path = resolve(given);
  let isTold = false;
  return {
    load: () => orConfigError(given, () => textOf(path)),
    async save(state) {
      const elsewhere = 'Name a file outside of the repository, or one that .gitignore names.';
      const git = await checkGit(given, path, elsewhere);
      await orConfigError(given, () => writePrivately(path, state.reveal()));
      if (git !== 'untracked' || isTold) return;
      isTold = true;
      log.warn(maskAnyKey(`${given} holds a key, and git does not ignore it: add it to .gitignore.`));
    },
    clear: () => orConfigError(given, () => rm(path, { force: true })),
  };
};

const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The disk's own words name a path and no value. */
const orConfigError = async <T>(given: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw configError(
      `${given} cannot be read, written or removed: ${error instanceof Error ? error.message : 'unknown'}`,
      'Name a file in a folder that exists and may be written to.',
    );
  }
};
