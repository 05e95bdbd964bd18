import { open, rename, rm, stat, truncate } from 'node:fs/promises';
import { syncFolderOf } from './replace-file.ts';
import type { Sink } from './sink.ts';

export interface FileSinkOptions {
  /** Where it is written until it is whole. Default: {@link newPath}. */
  readonly aside?: string;
  /** How many bytes of what is aside already are kept; what is beyond them is cut off. Default: none. */
  readonly keptBytes?: number;
  /** Whether what is written stays when the writing fails. Default: false. */
  readonly isKept?: boolean;
}

/** What nobody goes on with has a name of its own: it never writes over what somebody will. */
export const newPath = (path: string): string => `${path}.new`;

/** What a later run may go on with. */
export const partialPath = (path: string): string => `${path}.partial`;

/**
 * A file that is there whole or not at all: written aside, flushed to the disk, and renamed. A file of
 * that name stays as it was until then.
 */
export const fileSink = async (
  path: string,
  { aside = newPath(path), keptBytes = 0, isKept = false }: FileSinkOptions = {},
): Promise<Sink> => {
  if (keptBytes > 0) await truncate(aside, keptBytes);
  const handle = await open(aside, keptBytes > 0 ? 'a' : 'w');
  return {
    write: (bytes) => handle.writeFile(bytes),
    flush: () => handle.datasync(),
    async finish() {
      await handle.sync();
      await handle.close();
    },
    async commit() {
      await rename(aside, path);
      await syncFolderOf(path);
    },
    async discard() {
      await handle.close().catch(ignore);
      if (!isKept) await rm(aside, { force: true }).catch(ignore);
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
  stat(partialPath(path)).then(
    () => true,
    () => false,
  );

const ignore = () => {};
