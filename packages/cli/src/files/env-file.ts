import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import { gitState } from './git-state.ts';
import { writePrivately } from './write-privately.ts';

export interface WrittenEnvFile {
  readonly path: string;
  /** Whether git could commit it by accident: it lies in a work tree and is not ignored. */
  readonly ignoreIt: boolean;
}

/**
 * Writes a `.env` file with a secret in it (mode 0600) into a folder that exists. One that git tracks, or that holds
 * anything but an earlier text with the same first line, is left alone (ruling 27).
 * @throws Failure when it is left alone.
 */
export const writeEnvFile = async (folder: string, text: string): Promise<WrittenEnvFile> => {
  const path = join(resolve(folder), '.env');
  const [firstLine] = text.split('\n');
  const there = await textOf(path);
  if (there !== null && there.split('\n')[0] !== firstLine) {
    throw new Failure(
      `${path} is there already and was not written by this command.`,
      'Give another folder: --out <folder>',
    );
  }
  const state = await gitState(path);
  if (state === 'tracked') {
    throw new Failure(
      `${path} is tracked by git: a key in it would be committed.`,
      `Untrack it with 'git rm --cached .env' and add .env to .gitignore, or give another folder: --out <folder>`,
    );
  }
  await writePrivately(path, text);
  return { path, ignoreIt: state === 'untracked' };
};

const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
