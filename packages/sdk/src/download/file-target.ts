import { readFile, rm, stat } from 'node:fs/promises';
import { fileSink } from '../export/file-sink.ts';
import { replaceFile } from '../export/replace-file.ts';
import type { Sink } from '../export/sink.ts';
import type { RemoteFile } from './remote-file.ts';
import type { Held, Target } from './target.ts';

/** A file that is there whole or not at all. To be taken up later, it remembers beside it of which remote file it is a part. */
export const fileTarget = async (path: string, resume: boolean): Promise<Target> => {
  const note = `${path}.checkpoint`;
  const earlier = resume ? await heldOf(path, note) : null;
  let sink: Sink | null = null;
  let at = 0;
  return {
    earlier,
    async begin(from, file) {
      if (sink && at === from) return;
      await sink?.discard(undefined);
      if (resume && from === 0) await renote(path, note, file);
      sink = await fileSink(path, { keptBytes: from, isKept: true });
      at = from;
    },
    async write(bytes) {
      await sink?.write(bytes);
      at += bytes.length;
    },
    async finish() {
      sink ??= await fileSink(path, { keptBytes: earlier?.bytes ?? 0, isKept: true });
      await sink.finish();
      await sink.commit();
      await rm(note, { force: true });
    },
    async discard(reason, isWrong) {
      await sink?.discard(reason);
      const isKept = resume && !isWrong;
      if (!isKept)
        await Promise.all([`${path}.partial`, note].map((file) => rm(file, { force: true }).catch(() => {})));
    },
  };
};

/** The part of another file goes before the note of this one comes: between the two, nothing is there. */
const renote = async (path: string, note: string, file: RemoteFile): Promise<void> => {
  await rm(`${path}.partial`, { force: true });
  await replaceFile(note, `${JSON.stringify(file)}\n`);
};

/** Nothing is held where nothing tells of which file: then it is begun anew. */
const heldOf = async (path: string, note: string): Promise<Held | null> => {
  try {
    const { size } = await stat(`${path}.partial`);
    const { validator, total }: Partial<RemoteFile> = JSON.parse(await readFile(note, 'utf8'));
    if (typeof validator !== 'string' || size === 0) return null;
    return { bytes: size, file: { validator, total: typeof total === 'number' ? total : null } };
  } catch {
    return null;
  }
};
