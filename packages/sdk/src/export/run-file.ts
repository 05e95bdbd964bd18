import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { hostname, uptime as machineUptime } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';

/**
 * A file of this run alone, in a folder that all runs of one destination share. Its name tells of which process it is, so that
 * what a dead one left is known from what a living one writes.
 */
export interface RunFile extends Run {
  /** The living runs beside this one. */
  others(): Promise<readonly Run[]>;
  /** Removes the file, and the folder after the last. Never fails. */
  leave(): Promise<void>;
}

export interface Run {
  readonly path: string;
  /** Null: of another machine, where nobody here can see whether it lives. */
  readonly pid: number | null;
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
  const path = join(folder, `${machine}-${process.pid}-${randomUUID().slice(0, 8)}`);
  const handle = await create(folder, path, modes);
  const file: RunFile = {
    path,
    pid: process.pid,
    async others() {
      const found = await Promise.all((await readdir(folder)).map((name) => livingRun(join(folder, name))));
      return found.filter((run) => run !== null).filter((run) => run.path !== path);
    },
    async leave() {
      await rm(path, { force: true }).catch(ignore);
      await rmdir(folder).catch(ignore);
    },
  };
  try {
    await file.others();
    return { file, handle };
  } catch (error) {
    await handle.close();
    await file.leave();
    throw error;
  }
};

/** The same for a file that is written later, or never. */
export const markRun = async (folder: string): Promise<RunFile> => {
  const { file, handle } = await openRunFile(folder);
  await handle.close();
  return file;
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

/** A run by its file; null where it is dead, or the file is somebody else's. */
const livingRun = async (path: string): Promise<Run | null> => {
  const [, itsMachine, digits] = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/.exec(basename(path)) ?? [];
  if (digits === undefined) return null;
  if (itsMachine !== machine) return { path, pid: null };
  const pid = Number(digits);
  if (await isAlive(pid, path)) return { path, pid };
  await rm(path, { force: true });
  return null;
};

/** A number is given again: to another process after a restart of the machine, and in a container to the same program. */
const isAlive = async (pid: number, path: string): Promise<boolean> => {
  const writtenMs = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
  if (writtenMs === null) return false;
  if (writtenMs < Date.now() - machineUptime() * 1000) return false;
  if (pid === process.pid) return writtenMs >= Date.now() - process.uptime() * 1000;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other refusal says that it is there.
    return codeOf(error) !== 'ESRCH';
  }
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

const ignore = (): void => {};
