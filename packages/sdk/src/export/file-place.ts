import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { configError } from '../core/error/config-error.ts';
import type { Destination } from './destination.ts';
import type { ExportTargets } from './options.ts';
import { sameDestination } from './same-destination.ts';

/**
 * Where a file of that path is to be written: links are followed, so that what they point at is what changes, or comes to be. Rejects with
 * the disk's own error, too.
 * @throws LatchkeyError `config` where something else than a file is there: it would be replaced by one
 */
export const placeOf = async (path: string): Promise<string> => {
  if (path === '') throw configError('The path to write to is empty.', 'Name a file.');
  const place = await followed(path);
  const found = await stat(place).catch(nullWhereMissing);
  if (found?.isDirectory()) throw configError(`${path} is a folder.`, 'Name a file in it.');
  if (found && !found.isFile()) throw opened(path);
  return place;
};

const mostLinks = 40;

const followed = async (path: string, links = 0): Promise<string> => {
  const folder = await folderOf(path);
  // What a process has open has no place of its own: the file behind it would be replaced under the hands of who writes to it.
  if (/^\/(?:proc|dev\/(?:fd|stdin|stdout|stderr))(?:\/|$)/.test(join(folder, basename(path)))) throw opened(path);
  const to = await readlink(path).catch(() => null);
  if (to === null) return path;
  if (links === mostLinks) throw configError(`The links at ${path} lead nowhere.`, 'Name a file.');
  return followed(resolve(folder, to), links + 1);
};

/** Where a path's folder really is: a link in it is told from there. */
const folderOf = async (path: string): Promise<string> => {
  const folder = dirname(resolve(path));
  return realpath(folder).catch(() => folder);
};

const opened = (path: string) =>
  configError(`${path} is no file, but a pipe, a device or what a process has open.`, 'Open it as a stream.');

/** One text for all the ways to write a file's path. */
export const identityOf = async (path: string): Promise<string> => {
  const place = await placeOf(path);
  return join(await folderOf(place), basename(place));
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
