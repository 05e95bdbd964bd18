import { ignoreEnvFile } from './ignore-env-file.ts';

/** Says, of an `.env` file that git does not ignore, what is done about it or what may be (ruling 27): once, and then nothing. */
export type IgnoreOffer = () => Promise<string>;

/**
 * An offer for a folder and all below it.
 * @param mayIgnore whether `.env` may be added to the folder's `.gitignore`
 */
export const ignoreOffer = (home: string, mayIgnore: boolean): IgnoreOffer => {
  let isMade = false;
  return async () => {
    if (isMade) return '';
    isMade = true;
    return mayIgnore
      ? `Added .env to ${await ignoreEnvFile(home)}.\n`
      : 'git does not ignore this file: add .env to .gitignore before you commit, or let --gitignore do it.\n';
  };
};
