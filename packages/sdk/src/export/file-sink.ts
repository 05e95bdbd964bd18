import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Sink } from './sink.ts';

/**
 * A file that is there whole or not at all: written aside as `name.partial`, flushed to the disk, and renamed. A file of
 * that name stays as it was until then.
 */
export const fileSink = async (path: string): Promise<Sink> => {
  const partial = `${path}.partial`;
  const handle = await open(partial, 'w');
  return {
    write: (bytes) => handle.writeFile(bytes),
    async finish() {
      await handle.sync();
      await handle.close();
    },
    async commit() {
      await rename(partial, path);
      await syncFolder(dirname(path));
    },
    async discard() {
      await handle.close().catch(ignore);
      await rm(partial, { force: true }).catch(ignore);
    },
  };
};

/** Makes a rename last. Some systems cannot flush a folder; there the rename is as lasting as they make it. */
const syncFolder = async (path: string): Promise<void> => {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch {
  } finally {
    await folder?.close();
  }
};

const ignore = () => {};
