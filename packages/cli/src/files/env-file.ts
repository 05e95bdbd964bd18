import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gitState, writePrivately } from '@latchkey/sdk/env';
import { Failure } from '../failure.ts';

export interface WrittenEnvFile {
  readonly path: string;
  /** Whether git could commit it by accident: it lies in a work tree and is not ignored. */
  readonly ignoreIt: boolean;
}

/**
 * Writes a `.env` file with a secret in it (mode 0600) into a folder that exists. One that git tracks or cannot be asked about, or that holds
 * anything but an earlier text with the same first line, is left alone (ruling 27).
 * @throws Failure when it is left alone, or cannot be read or written.
 */
export const writeEnvFile = async (folder: string, text: string): Promise<WrittenEnvFile> => {
  const path = join(resolve(folder), '.env');
  const [firstLine] = text.split('\n');
  const there = await textOf(path);
  if (there !== null && there.split('\n')[0] !== firstLine) {
    throw new Failure(`${path} is there already and was not written by this command.`, otherFolder);
  }
  const state = await gitState(path);
  if (state === 'tracked') {
    throw new Failure(
      `${path} is tracked by git: a key in it would be committed.`,
      `Untrack it with 'git rm --cached .env' and add .env to .gitignore, or give another folder: --out <folder>`,
    );
  }
  if (state === 'unknown') {
    throw new Failure(
      `${path} lies in a git repository, and git cannot say whether it is tracked: a key in it might be committed.`,
      "Install git, or see what 'git status' says there; or give a folder outside of the repository: --out <folder>",
    );
  }
  await orFailure(path, () => writePrivately(path, text));
  return { path, ignoreIt: state === 'untracked' };
};

const textOf = (path: string): Promise<string | null> =>
  orFailure(path, async () => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  });

const otherFolder = 'Give another folder: --out <folder>';

/** What the disk refuses (a read-only folder, a folder of that name, no space) is a failure with a remedy. */
const orFailure = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(`${path} cannot be read or written: ${message}`, otherFolder, { cause });
  }
};
