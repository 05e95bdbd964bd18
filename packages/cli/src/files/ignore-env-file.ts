import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Adds `.env` to a folder's `.gitignore`, which is made where there is none. Says where that is. */
export const ignoreEnvFile = async (folder: string): Promise<string> => {
  const path = join(folder, '.gitignore');
  const there = await readFile(path, 'utf8').catch(() => '');
  await appendFile(path, there === '' || there.endsWith('\n') ? '.env\n' : '\n.env\n');
  return path;
};
