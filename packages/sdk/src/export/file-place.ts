import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { configError } from '../core/error/config-error.ts';
import type { Destination } from './destination.ts';
import type { ExportTargets } from './options.ts';
import { sameDestination } from './same-destination.ts';

/**
 * Where a file of that path is to be written: a link is followed, so that what it points at is what changes. Rejects with the disk's own
 * error, too.
 * @throws LatchkeyError `config` where something else than a file is there: it would be replaced by one
 */
export const placeOf = async (path: string): Promise<string> => {
  if (path === '') throw configError('The path to write to is empty.', 'Name a file.');
  const found = await stat(path).catch(nullWhereMissing);
  if (found === null) return path;
  if (found.isDirectory()) throw configError(`${path} is a folder.`, 'Name a file in it.');
  if (!found.isFile()) throw configError(`${path} is no file, but a pipe or a device.`, 'Open it as a stream.');
  return (await lstat(path)).isSymbolicLink() ? realpath(path) : path;
};

/** One text for all the ways to write a file's path. */
export const identityOf = async (path: string): Promise<string> => {
  const place = resolve(await placeOf(path));
  const folder = await realpath(dirname(place)).catch(() => dirname(place));
  return join(folder, basename(place));
};

/** @throws LatchkeyError `config` also where both formats go to one file, however it is written */
export const placeTargets = async ({ csv, ndjson, ...options }: ExportTargets): Promise<ExportTargets> => {
  if (typeof csv === 'string' && typeof ndjson === 'string' && (await identityOf(csv)) === (await identityOf(ndjson))) {
    throw sameDestination();
  }
  return { csv: await placed(csv), ndjson: await placed(ndjson), ...options };
};

const placed = async (target: Destination | undefined): Promise<Destination | undefined> =>
  typeof target === 'string' ? placeOf(target) : target;

const nullWhereMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null;
  throw error;
};
