import { readFile, rm, stat } from 'node:fs/promises';
import { placeOf } from '../export/file-place.ts';
import { fileSink, partialPath, writingPath } from '../export/file-sink.ts';
import { lockFiles } from '../export/lock.ts';
import { replaceFile } from '../export/replace-file.ts';
import { markRun, type RunFile } from '../export/run-file.ts';
import type { Sink } from '../export/sink.ts';
import type { RemoteFile } from './remote-file.ts';
import type { Held, Target } from './target.ts';

/** Where a file is written until it is whole. */
interface Aside {
  /** Where that is. Made when it is first asked for. */
  place(): Promise<string>;
  readonly earlier: Held | null;
  /** Its first byte is about to be written. */
  renew(file: RemoteFile): Promise<void>;
  /** The file has its name. */
  done(): Promise<void>;
  /** It will not be whole. Never fails. @param isWrong what is there is of no use to a later run */
  failed(isWrong: boolean): Promise<void>;
}

/**
 * A file that is there whole or not at all.
 * @throws LatchkeyError `config` where it is to be taken up and another run is about it, or where something else than a file is there
 */
export const fileTarget = async (given: string, resume: boolean): Promise<Target> => {
  const path = await placeOf(given);
  const aside = resume ? await partialAside(path) : newAside(path);
  let sink: Sink | null = null;
  let at = 0;
  return {
    earlier: aside.earlier,
    async begin(from, file) {
      // From its first byte on it may be another file than the one that was noted and brought none.
      if (sink && at === from && from > 0) return;
      await sink?.discard(undefined);
      if (from === 0) await aside.renew(file);
      sink = await fileSink(path, await aside.place(), from);
      at = from;
    },
    async write(bytes) {
      await sink?.write(bytes);
      at += bytes.length;
    },
    async finish() {
      sink ??= await fileSink(path, await aside.place(), aside.earlier?.bytes);
      await sink.finish();
      await sink.commit();
      await aside.done();
    },
    async discard(reason, isWrong) {
      await sink?.discard(reason);
      await aside.failed(isWrong);
    },
  };
};

/** A place of this run's own, of which nothing is left. */
const newAside = (path: string): Aside => {
  let own: RunFile | null = null;
  const leave = async () => own?.leave();
  return {
    earlier: null,
    async place() {
      own ??= await markRun(writingPath(path));
      return own.path;
    },
    renew: async () => {},
    done: leave,
    failed: leave,
  };
};

/** To be taken up later, it remembers beside it of which remote file it is a part. */
const partialAside = async (path: string): Promise<Aside> => {
  const aside = partialPath(path);
  const note = `${path}.checkpoint`;
  const release = await lockFiles([aside]);
  return {
    place: async () => aside,
    earlier: await heldOf(aside, note),
    renew: (file) => renote(aside, note, file),
    async done() {
      await rm(note, { force: true });
      await release();
    },
    async failed(isWrong) {
      if (isWrong) for (const file of [aside, note]) await rm(file, { force: true }).catch(() => {});
      await release();
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
    const { validator, isPacked, total }: Partial<RemoteFile> = JSON.parse(await readFile(note, 'utf8'));
    if (typeof validator !== 'string' || isPacked || size === 0) return null;
    return { bytes: size, file: { validator, isPacked: false, total: typeof total === 'number' ? total : null } };
  } catch {
    return null;
  }
};
