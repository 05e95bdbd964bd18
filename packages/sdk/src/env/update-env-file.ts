import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { configError } from '../core/error/config-error.ts';
import { isLatchkeyError } from '../core/error/error.ts';
import { lockFiles } from '../export/lock.ts';
import { checkGit } from './check-git.ts';
import { withVariables } from './with-variables.ts';
import { writePrivately } from './write-privately.ts';

const mostTries = 100;
const pauseMs = 50;

/**
 * Sets variables in an `.env` file, which is made where there is none; what else stands in it stays. Several at once, of any
 * process, do so in turn. Its mode becomes 0600, and one that git tracks is left alone (ruling 27), as is one in a repository that
 * git cannot be asked about.
 * @returns `ignoreIt`: git could commit it by accident, because it lies in a work tree and is not ignored
 * @throws LatchkeyError `config` where it is left alone, or cannot be read or written; none of the values is repeated
 */
export const updateEnvFile = async (
  given: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly ignoreIt: boolean }> => {
  const path = await orConfigError(given, () => targetOf(resolve(given)));
  const untrack = "Untrack it with 'git rm --cached' and add it to .gitignore, or name another file.";
  const state = await checkGit(given, path, untrack);
  await orConfigError(given, async () => {
    const release = await taken(path);
    try {
      await writePrivately(path, withVariables(await textOf(path), variables));
    } finally {
      await release();
    }
  });
  return { ignoreIt: state === 'untracked' };
};

/** Between reading and writing nobody else writes: their key would be lost. */
const taken = async (path: string): Promise<() => Promise<void>> => {
  for (let tries = 1; ; tries++) {
    try {
      return await lockFiles([path]);
    } catch (error) {
      if (!isLatchkeyError(error) || tries === mostTries) throw error;
      await setTimeout(pauseMs);
    }
  }
};

/** A link is followed, so that what it points at is what changes. */
const targetOf = (path: string): Promise<string> => unlessMissing(() => realpath(path), path);

const textOf = (path: string): Promise<string> => unlessMissing(() => readFile(path, 'utf8'), '');

const unlessMissing = async <T>(work: () => Promise<T>, instead: T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  }
};

/** The disk's own words name a path and no value. */
const orConfigError = async <T>(given: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (isLatchkeyError(error)) throw error;
    throw configError(
      `${given} cannot be read or written: ${error instanceof Error ? error.message : 'unknown'}`,
      'Name a file in a folder that exists and may be written to.',
    );
  }
};
