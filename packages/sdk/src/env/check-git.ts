import { configError } from '../core/error/config-error.ts';
import { type GitState, gitState } from './git-state.ts';

/**
 * Asks git about a file that is to hold a key (ruling 27).
 * @param untrack what to do about one that is tracked
 * @throws LatchkeyError `config` where git tracks it, or may track it
 */
export const checkGit = async (
  given: string,
  path: string,
  untrack: string,
): Promise<Exclude<GitState, 'tracked' | 'unknown'>> => {
  const state = await gitState(path);
  if (state === 'tracked') throw configError(`${given} is tracked by git: a key in it would be committed.`, untrack);
  if (state === 'unknown') {
    throw configError(
      `${given} lies in a git repository, and git cannot say whether it is tracked: a key in it might be committed.`,
      "Install git, or see what 'git status' says there; or name a file outside of the repository.",
    );
  }
  return state;
};
