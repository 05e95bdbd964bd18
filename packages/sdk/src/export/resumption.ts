import { configError } from '../core/error/config-error.ts';
import { type Checkpoint, checkpointPath, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { partialPath } from './file-sink.ts';
import { lockFiles } from './lock.ts';
import type { ExportTargets } from './options.ts';
import type { Flushed } from './output.ts';

/** An export that a later one can take up. Its files are its own until it is released. */
export interface Resumption {
  /** How far an earlier run came; null where there was none. */
  readonly earlier: Checkpoint | null;
  /** A page is written: from here a later run goes on. */
  save(flushed: readonly Flushed[], far: Omit<Checkpoint, 'version' | 'asked' | 'list' | 'files'>): Promise<void>;
  /** The files have their names. */
  done(): Promise<void>;
  /** Lets others have the files. Never fails. */
  release(): Promise<void>;
}

/**
 * @param list the list's fingerprint
 * @throws LatchkeyError `config` where a target is no file, another run has it, or a checkpoint is of another export
 */
export const openResumption = async (
  { csv, ndjson, ...csvOptions }: ExportTargets,
  { isOfServer, list }: { readonly isOfServer: boolean; readonly list: string | null },
): Promise<Resumption> => {
  const files = [csv, ndjson].filter((target) => target !== undefined);
  if (!files.every((file) => typeof file === 'string')) {
    throw configError('A stream cannot be taken up.', 'Give file paths with `resume`, or leave it out.');
  }
  const asked = JSON.stringify([
    csv !== undefined,
    ndjson !== undefined,
    csvOptions,
    ...(isOfServer ? ['server'] : []),
  ]);
  const path = checkpointPath(files);
  const release = await lockFiles(files.map(partialPath));
  try {
    return {
      earlier: await readCheckpoint(path, { asked, list, files }),
      save: (flushed, far) =>
        writeCheckpoint(path, {
          version: 1,
          asked,
          list,
          files: flushed.map((each, at) => ({ path: files[at] ?? '', ...each })),
          ...far,
        }),
      done: () => removeCheckpoint(path),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
};
