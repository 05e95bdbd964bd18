import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** What git thinks of a file. `outside`: it lies in no work tree, or there is no git. */
export type GitState = 'outside' | 'tracked' | 'ignored' | 'untracked';

/**
 * Asks git about a file, which need not exist yet; its folder must. Git variables of this process are not heeded, so that the
 * answer is of the work tree that the file lies in. Never rejects: where git cannot be asked, it is `outside`.
 */
export const gitState = async (path: string): Promise<GitState> => {
  const ask = (...args: string[]) => succeeds('git', ['-C', dirname(path), ...args]);
  if (!(await ask('rev-parse', '--is-inside-work-tree'))) return 'outside';
  if (await ask('ls-files', '--error-unmatch', '--', path)) return 'tracked';
  return (await ask('check-ignore', '--quiet', '--', path)) ? 'ignored' : 'untracked';
};

const run = promisify(execFile);

const succeeds = async (file: string, args: string[]): Promise<boolean> => {
  // Within a git hook, GIT_DIR and the like point at another repository than the one that the folder lies in.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    await run(file, args, { env });
    return true;
  } catch {
    return false;
  }
};
