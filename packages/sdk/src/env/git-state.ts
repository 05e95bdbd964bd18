import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * What git thinks of a file. `outside`: it lies in no work tree. `unknown`: it lies in one, and git could not be asked, because it is not
 * installed or refuses the repository: only its index tells what is tracked, so whoever writes a secret must take it for `tracked`.
 */
export type GitState = 'outside' | 'tracked' | 'ignored' | 'untracked' | 'unknown';

/**
 * Asks git about a file, which need not exist yet; its folder must. Git variables of this process are not heeded, so that the
 * answer is of the work tree that the file lies in, whoever owns it. Never rejects.
 */
export const gitState = async (path: string): Promise<GitState> => {
  const folder = dirname(resolve(path));
  // By its name in its folder: a path may hold what git takes for a pattern.
  const file = `./${basename(path)}`;
  const inside = await ask(folder, 'rev-parse', '--is-inside-work-tree');
  // `false`: among git's own files.
  if (inside.status === 0) return inside.said.trim() === 'true' ? stateWithin(folder, file) : 'outside';
  return (await liesUnderRepository(folder)) ? 'unknown' : 'outside';
};

const stateWithin = async (folder: string, file: string): Promise<GitState> => {
  const tracked = await ask(folder, '--literal-pathspecs', 'ls-files', '--error-unmatch', '--', file);
  if (tracked.status === 0) return 'tracked';
  const ignored = await ask(folder, 'check-ignore', '--quiet', '--', file);
  // Both say no with a 1; anything else is no answer.
  if (tracked.status !== 1 || (ignored.status !== 0 && ignored.status !== 1)) return 'unknown';
  return ignored.status === 0 ? 'ignored' : 'untracked';
};

/** @returns `status` null: there is no git, or it was ended */
const ask = (folder: string, ...args: string[]): Promise<{ readonly status: number | null; readonly said: string }> =>
  new Promise((done) => {
    execFile('git', ['-C', folder, ...args], { env: environment() }, (error, said) => {
      const status = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      done({ status, said });
    });
  });

/**
 * Within a git hook, GIT_DIR and the like point at another repository than the one that the folder lies in. A repository of another
 * owner is asked too, as in a container that has it mounted; nothing that it names is run.
 */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_DISCOVERY_ACROSS_FILESYSTEM: '1',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_CONFIG_KEY_1: 'core.fsmonitor',
  GIT_CONFIG_VALUE_1: 'false',
});

/** Whether a `.git` lies above: the file of a linked tree, or a folder that is a repository. */
const liesUnderRepository = async (folder: string): Promise<boolean> => {
  if (!(await kindOf(folder))) return false;
  for (let at = folder; ; at = dirname(at)) {
    const kind = await kindOf(join(at, '.git'));
    if (kind === 'file' || (kind === 'folder' && (await kindOf(join(at, '.git', 'HEAD'))))) return true;
    if (dirname(at) === at) return false;
  }
};

const kindOf = (path: string): Promise<'file' | 'folder' | null> =>
  stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => null,
  );
