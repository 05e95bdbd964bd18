import { configError } from '../core/config-error.ts';
import { type Checkpoint, checkpointPath, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { ExportTargets } from './options.ts';
import type { Flushed } from './output.ts';

/** An export that a later one can take up. */
export interface Resumption {
  /** How far an earlier run came; null where there was none. */
  readonly earlier: Checkpoint | null;
  /** A page is written: from here a later run goes on. */
  save(flushed: readonly Flushed[], far: Omit<Checkpoint, 'version' | 'asked' | 'files'>): Promise<void>;
  /** The files have their names. */
  done(): Promise<void>;
}

/** @throws LatchkeyError `config` where a target is no file, or a checkpoint is of another export */
export const openResumption = async (
  { csv, ndjson, ...csvOptions }: ExportTargets,
  isOfServer: boolean,
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
  return {
    earlier: await readCheckpoint(path, { asked, files }),
    save: (flushed, far) =>
      writeCheckpoint(path, {
        version: 1,
        asked,
        files: flushed.map((each, at) => ({ path: files[at] ?? '', ...each })),
        ...far,
      }),
    done: () => removeCheckpoint(path),
  };
};
