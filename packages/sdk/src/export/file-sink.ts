import { open, rename, rm, stat, truncate } from 'node:fs/promises';
import { syncFolderOf } from './replace-file.ts';
import type { Sink } from './sink.ts';

export interface FileSinkOptions {
  /** How many bytes of an earlier `name.partial` are kept; what is beyond them is cut off. Default: none. */
  readonly keptBytes?: number;
  /** Whether what is written stays when the export fails, to be taken up. Default: false. */
  readonly isKept?: boolean;
}

/**
 * A file that is there whole or not at all: written aside as `name.partial`, flushed to the disk, and renamed. A file of
 * that name stays as it was until then.
 */
export const fileSink = async (
  path: string,
  { keptBytes = 0, isKept = false }: FileSinkOptions = {},
): Promise<Sink> => {
  const partial = `${path}.partial`;
  if (keptBytes > 0) await truncate(partial, keptBytes);
  const handle = await open(partial, keptBytes > 0 ? 'a' : 'w');
  return {
    write: (bytes) => handle.writeFile(bytes),
    flush: () => handle.datasync(),
    async finish() {
      await handle.sync();
      await handle.close();
    },
    async commit() {
      await rename(partial, path);
      await syncFolderOf(path);
    },
    async discard() {
      await handle.close().catch(ignore);
      if (!isKept) await rm(partial, { force: true }).catch(ignore);
    },
  };
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
  stat(`${path}.partial`).then(
    () => true,
    () => false,
  );

const ignore = () => {};
