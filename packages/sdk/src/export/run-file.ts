import { type FileHandle, mkdir, open, readdir, rm, rmdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { livingRun, newRunName, type Run, touchMs } from './living-run.ts';
import { openRuns } from './open-runs.ts';

/**
 * A file of this run alone, in a folder that all runs of one destination share. Its name tells of which machine, process and
 * thread it is, and it is touched every five seconds until it is left, so that what a dead one left is known from what a living
 * one writes:
 * - of this thread, what is open lives, and nothing else does;
 * - of another process of this machine and container, it lives as long as a process of its number does (a worker thread's: while it
 *   is touched, too);
 * - of anywhere else, and of another thread of this process, it lives until it was not touched for two minutes by the disk's clock.
 *
 * So a run elsewhere that stands still for two minutes (stopped, asleep, cut off from the disk) counts as dead.
 */
export interface RunFile extends Run {
  /** The living runs beside this one. What dead ones left is removed. */
  others(): Promise<readonly Run[]>;
  /** Removes the file, and the folder after the last. Never fails. */
  leave(): Promise<void>;
}

export interface Modes {
  readonly folder: number;
  readonly file: number;
}

/**
 * Makes a run's file, empty, and the folder where it is the first; what dead runs left is removed. Rejects with the disk's own error.
 * @returns `handle`, to write it with, which the caller closes
 */
export const openRunFile = async (
  folder: string,
  modes?: Modes,
): Promise<{ readonly file: RunFile; readonly handle: FileHandle }> => {
  const name = newRunName();
  const path = join(folder, name);
  const runs = openRuns();
  // Before it is there: nobody is to find it and take it for a dead one's.
  runs.add(name);
  const handle = await create(folder, path, modes).catch((error: unknown) => {
    runs.delete(name);
    throw error;
  });
  let touching: NodeJS.Timeout | undefined;
  const leave = async () => {
    clearInterval(touching);
    await rm(path, { force: true }).catch(ignore);
    await rmdir(folder).catch(ignore);
    runs.delete(name);
  };
  try {
    const { mtimeMs: diskMs } = await handle.stat();
    const others = async () => {
      const names = (await readdir(folder)).filter((each) => each !== name);
      const found = await Promise.all(names.map((each) => livingRun(join(folder, each), diskMs)));
      return found.filter((run) => run !== null);
    };
    await others();
    touching = keepTouching(path, diskMs);
    return { file: { path, pid: process.pid, others, leave }, handle };
  } catch (error) {
    await handle.close();
    await leave();
    throw error;
  }
};

/** The same for a file that is written later, or never. */
export const markRun = async (folder: string): Promise<RunFile> => {
  const { file, handle } = await openRunFile(folder);
  await handle.close();
  return file;
};

/** The time to set is ours to give, and the disk's clock may be ahead of this machine's, or behind. */
const keepTouching = (path: string, diskMs: number): NodeJS.Timeout => {
  const aheadMs = diskMs - Date.now();
  const touch = () => {
    const seconds = (Date.now() + aheadMs) / 1000;
    utimes(path, seconds, seconds).catch(ignore);
  };
  return setInterval(touch, touchMs).unref();
};

const create = async (folder: string, path: string, modes: Modes | undefined, tries = 5): Promise<FileHandle> => {
  await mkdir(folder, modes?.folder).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  try {
    return await open(path, 'wx', modes?.file);
  } catch (error) {
    // The last run may have taken the folder away in between.
    if (codeOf(error) !== 'ENOENT' || tries === 1) throw error;
    return create(folder, path, modes, tries - 1);
  }
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const ignore = (): void => {};
