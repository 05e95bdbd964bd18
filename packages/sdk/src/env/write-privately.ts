import { rename } from 'node:fs/promises';
import { openRunFile } from '../export/run-file.ts';

/** A mode is given to new files only, so the file is always a new one. */
const modes = { folder: 0o700, file: 0o600 } as const;

/**
 * Writes a small private file (mode 0600) whole or not at all, whatever was there before; a link is replaced and not followed.
 * Two at once do not mix: the last one stays. Rejects with the disk's own error, which names a path and holds nothing of the text.
 */
export const writePrivately = async (path: string, text: string): Promise<void> => {
  const { file, handle } = await openRunFile(`${path}.writing`, modes);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(file.path, path);
  } finally {
    // Half a secret is not left lying about.
    await file.leave();
  }
};
