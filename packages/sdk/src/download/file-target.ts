import { readFile, rm, stat } from 'node:fs/promises';
import { fileSink, newPath, partialPath } from '../export/file-sink.ts';
import { replaceFile } from '../export/replace-file.ts';
import type { Sink } from '../export/sink.ts';
import type { RemoteFile } from './remote-file.ts';
import type { Held, Target } from './target.ts';

/** A file that is there whole or not at all. To be taken up later, it remembers beside it of which remote file it is a part. */
export const fileTarget = async (path: string, resume: boolean): Promise<Target> => {
  const note = `${path}.checkpoint`;
  const aside = resume ? partialPath(path) : newPath(path);
  const earlier = resume ? await heldOf(aside, note) : null;
  let sink: Sink | null = null;
  let at = 0;
  const open = (keptBytes: number) => fileSink(path, { aside, keptBytes, isKept: true });
  return {
    earlier,
    async begin(from, file) {
      if (sink && at === from) return;
      await sink?.discard(undefined);
      if (resume && from === 0) await renote(aside, note, file);
      sink = await open(from);
      at = from;
    },
    async write(bytes) {
      await sink?.write(bytes);
      at += bytes.length;
    },
    async finish() {
      sink ??= await open(earlier?.bytes ?? 0);
      await sink.finish();
      await sink.commit();
      if (resume) await rm(note, { force: true });
    },
    async discard(reason, isWrong) {
      await sink?.discard(reason);
      if (resume && !isWrong) return;
      for (const file of resume ? [aside, note] : [aside]) await rm(file, { force: true }).catch(() => {});
    },
  };
};

/** The part of another file goes before the note of this one comes: between the two, nothing is there. */
const renote = async (aside: string, note: string, file: RemoteFile): Promise<void> => {
  await rm(aside, { force: true });
  await replaceFile(note, `${JSON.stringify(file)}\n`);
};

/** Nothing is held where nothing tells of which file: then it is begun anew. */
const heldOf = async (aside: string, note: string): Promise<Held | null> => {
  try {
    const { size } = await stat(aside);
    const { validator, total }: Partial<RemoteFile> = JSON.parse(await readFile(note, 'utf8'));
    if (typeof validator !== 'string' || size === 0) return null;
    return { bytes: size, file: { validator, total: typeof total === 'number' ? total : null } };
  } catch {
    return null;
  }
};
