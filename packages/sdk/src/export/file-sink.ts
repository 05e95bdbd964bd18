import { type FileHandle, open, rename, stat, truncate } from 'node:fs/promises';
import { syncFolderOf } from './replace-file.ts';
import { openRunFile } from './run-file.ts';
import type { Sink } from './sink.ts';

/** The folder of what nobody goes on with: each run has a file of its own there, so that two never write into one another's. */
export const writingPath = (path: string): string => `${path}.writing`;

/** What a later run may go on with. */
export const partialPath = (path: string): string => `${path}.partial`;

/**
 * A file that is there whole or not at all: written aside, flushed to the disk, and renamed. A file of that name stays as it was
 * until then, and leaves its mode to the new one; what is aside stays when the writing fails.
 * @param keptBytes how many bytes of what is aside already are kept; what is beyond them is cut off
 */
export const fileSink = async (path: string, aside: string, keptBytes = 0): Promise<Sink> => {
  if (keptBytes > 0) await truncate(aside, keptBytes);
  return sinkOf(path, aside, await open(aside, keptBytes > 0 ? 'a' : 'w'));
};

/** The same, of which nothing is left when the writing fails. */
export const newFileSink = async (path: string): Promise<Sink> => {
  const { file, handle } = await openRunFile(writingPath(path));
  try {
    const sink = await sinkOf(path, file.path, handle);
    return {
      ...sink,
      commit: () => sink.commit().finally(file.leave),
      discard: (reason) => sink.discard(reason).finally(file.leave),
    };
  } catch (error) {
    await file.leave();
    throw error;
  }
};

const sinkOf = async (path: string, aside: string, handle: FileHandle): Promise<Sink> => {
  const mode = await modeOf(path);
  // Nobody who may not read the older file reads the new one meanwhile; we write it, even where nobody may later.
  await setMode(handle, mode === null ? null : mode | 0o600).catch(async (error) => {
    await handle.close();
    throw error;
  });
  return {
    write: (bytes) => handle.writeFile(bytes),
    flush: () => handle.datasync(),
    async finish() {
      await setMode(handle, mode);
      await handle.sync();
      await handle.close();
    },
    async commit() {
      await rename(aside, path);
      await syncFolderOf(path);
    },
    discard: () => handle.close().catch(ignore),
  };
};

const permissions = 0o777;

/** Null where there is no such file. */
const modeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mode }) => mode & permissions,
    () => null,
  );

/** Where it is so already, nobody is asked to change it: some disks cannot. */
const setMode = async (handle: FileHandle, wanted: number | null): Promise<void> => {
  if (wanted !== null && ((await handle.stat()).mode & permissions) !== wanted) await handle.chmod(wanted);
};

/** A file that had its name already when the export broke off. */
export const finishedFile = (): Sink => ({
  write: async () => {},
  flush: async () => {},
  finish: async () => {},
  commit: async () => {},
  discard: async () => {},
});

/** Whether a file waits for its name. */
export const isPartial = (path: string): Promise<boolean> =>
  stat(partialPath(path)).then(
    () => true,
    () => false,
  );

const ignore = () => {};
