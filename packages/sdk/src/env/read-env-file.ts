import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { maskAnyKey } from '@latchkey/providers';

/**
 * The variables of an `.env` file, quoted or not, as Node's `--env-file` reads them. The process's own environment stays as it is.
 * Rejects with the disk's own error, which names the path, where there is no such file.
 */
export const readEnvFile = async (path: string): Promise<Readonly<Record<string, string>>> => {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(await textOf(path))))
    if (value !== undefined) variables[name] = value;
  return variables;
};

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || maskAnyKey(error.message) === error.message) throw error;
    // A key in the path's place is not told.
    throw Object.assign(new Error(maskAnyKey(error.message)), { code: Reflect.get(error, 'code') });
  }
};
