import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a small private file (mode 0600) whole or not at all, whatever was there before; a link is replaced and not followed.
 * Rejects with the disk's own error, which names a path and holds nothing of the text.
 */
export const writePrivately = async (path: string, text: string): Promise<void> => {
  const aside = `${path}.partial`;
  await rm(aside, { force: true });
  // A mode is given to new files only, so the file is always a new one.
  const handle = await open(aside, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, path);
  } catch (error) {
    // Half a secret is not left lying about.
    await rm(aside, { force: true });
    throw error;
  }
};
