import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withVariables } from '@latchkey/providers';
import { LatchkeyError } from '../core/error.ts';
import { gitState } from './git-state.ts';
import { writePrivately } from './write-privately.ts';

/**
 * Sets variables in an `.env` file, which is made where there is none; what else stands in it stays. Its mode becomes 0600, and one
 * that git tracks is left alone (ruling 27).
 * @returns `ignoreIt`: git could commit it by accident, because it lies in a work tree and is not ignored
 * @throws LatchkeyError `config` where it is left alone, or cannot be read or written; none of the values is repeated
 */
export const updateEnvFile = async (
  given: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly ignoreIt: boolean }> => {
  const { path, text } = await orConfigError(given, () => read(resolve(given)));
  const state = await gitState(path);
  if (state === 'tracked') {
    throw new LatchkeyError({
      code: 'config',
      message: `${given} is tracked by git: a key in it would be committed.`,
      hint: "Untrack it with 'git rm --cached' and add it to .gitignore, or name another file.",
    });
  }
  await orConfigError(given, () => writePrivately(path, withVariables(text, variables)));
  return { ignoreIt: state === 'untracked' };
};

/** A link is followed, so that what it points at is what changes. */
const read = async (path: string): Promise<{ path: string; text: string }> => {
  try {
    const target = await realpath(path);
    return { path: target, text: await readFile(target, 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { path, text: '' };
    throw error;
  }
};

/** The disk's own words name a path and no value. */
const orConfigError = async <T>(given: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new LatchkeyError({
      code: 'config',
      message: `${given} cannot be read or written: ${error instanceof Error ? error.message : 'unknown'}`,
      hint: 'Name a file in a folder that exists and may be written to.',
    });
  }
};
