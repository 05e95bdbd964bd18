import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/**
 * The variables of an `.env` file, quoted or not, as Node's `--env-file` reads them. The process's own environment stays as it is.
 * Rejects with the disk's own error, which names a path, where there is no such file.
 */
export const readEnvFile = async (path: string): Promise<Readonly<Record<string, string>>> => {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(await readFile(path, 'utf8'))))
    if (value !== undefined) variables[name] = value;
  return variables;
};
