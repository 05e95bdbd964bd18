import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../failure.ts';

/**
 * The folder that was named, made where it is missing, or a new temporary one; nobody else may look into a new one.
 * @throws Failure when it cannot be made.
 */
export const outputFolder = async (named: string | undefined): Promise<string> => {
  try {
    if (named === undefined) return await mkdtemp(join(tmpdir(), 'latchkey-'));
    const folder = resolve(named);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(`The folder cannot be made: ${message}`, 'Give another folder: --out <folder>', { cause });
  }
};
