import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a small file whole or not at all: aside, to the disk, and renamed. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const aside = `${path}.next`;
  const handle = await open(aside, 'w');
  try {
    await handle.writeFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(aside, path);
};

/** Makes a rename last. Some systems cannot flush a folder; there the rename is as lasting as they make it. */
export const syncFolderOf = async (path: string): Promise<void> => {
  let folder: FileHandle | undefined;
  try {
    folder = await open(dirname(path), 'r');
    await folder.sync();
  } catch {
  } finally {
    await folder?.close();
  }
};
