import { readFile, rm, stat } from 'node:fs/promises';
import { configError } from '../core/error/config-error.ts';
import { isPartial, partialPath } from './file-sink.ts';
import { replaceFile } from './replace-file.ts';

/** How far an export came that can be taken up: written beside its files after each page, once the page is on the disk. */
export interface Checkpoint {
  readonly version: 1;
  /** What the text hangs on: an export that would write otherwise cannot take it up. */
  readonly asked: string;
  /** The list's fingerprint: neither can an export of another list. Null: of a list that has none. */
  readonly list: string | null;
  readonly files: readonly CheckpointFile[];
  readonly rows: number;
  readonly total: number | null;
  readonly pages: number;
  readonly repeated: number;
  /** Where the rest of the list starts, or null where all of it is written. */
  readonly cursor: string | null;
}

export interface CheckpointFile {
  readonly path: string;
  readonly bytes: number;
  /** What the format has to remember. */
  readonly state: FormatState;
}

/** What a format has decided by the rows it saw. */
export interface FormatState {
  readonly header: readonly string[] | null;
  readonly unlisted: readonly string[];
  /** Where there are none it is left out. */
  readonly missing?: readonly string[] | undefined;
}

/** Where the checkpoint of an export to these files is. */
export const checkpointPath = ([first]: readonly string[]): string => `${first}.checkpoint`;

export const writeCheckpoint = (path: string, checkpoint: Checkpoint): Promise<void> =>
  replaceFile(path, `${JSON.stringify(checkpoint)}\n`);

export const removeCheckpoint = (path: string): Promise<void> => rm(path, { force: true });

/** What an export is asked, and of which list. */
export interface Asked extends Pick<Checkpoint, 'asked' | 'list'> {
  readonly files: readonly string[];
}

/**
 * The checkpoint of an earlier export to the same files, or null where there is none or its files are no longer what it tells of:
 * then it is removed, and the export begins anew.
 * @throws LatchkeyError `config` where it is of an export of another list, or one that was asked otherwise
 */
export const readCheckpoint = async (path: string, { asked, list, files }: Asked): Promise<Checkpoint | null> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const found = parsed(text);
  if (!found) throw stranger(path, 'cannot be read');
  // That export had its end: all that it left is this.
  if (found.cursor === null && !(await isAnyPartial(found))) return anew(path);
  if (found.list !== list) throw stranger(path, 'is of an export of another list, or from another server');
  if (found.asked !== asked || found.files.map((file) => file.path).join('\0') !== files.join('\0')) {
    throw stranger(path, 'is of an export with other columns, formats or files');
  }
  const whole = await Promise.all(found.files.map((file) => isThere(file, found.cursor === null)));
  return whole.every(Boolean) ? found : anew(path);
};

/** What is written from now on is none of the old checkpoint's. */
const anew = async (path: string): Promise<null> => {
  await removeCheckpoint(path);
  return null;
};

const stranger = (path: string, what: string) =>
  configError(
    `The checkpoint ${path} ${what}.`,
    'Ask as the export that broke off did, or remove the checkpoint to begin anew.',
  );

const parsed = (text: string): Checkpoint | null => {
  try {
    const value: Partial<Checkpoint> | null = JSON.parse(text);
    return value?.version === 1 && Array.isArray(value.files) && value.cursor !== undefined
      ? (value as Checkpoint)
      : null;
  } catch {
    return null;
  }
};

/** Whether a file waits for its name still. */
const isAnyPartial = async ({ files }: Checkpoint): Promise<boolean> =>
  (await Promise.all(files.map(({ path }) => isPartial(path)))).some(Boolean);

/** Whether a file has what its checkpoint tells of. After the last page it may have its name already. */
const isThere = async ({ path, bytes }: CheckpointFile, isComplete: boolean): Promise<boolean> => {
  const size = await sizeOf(partialPath(path));
  if (size !== null) return size >= bytes;
  return isComplete && (await sizeOf(path)) === bytes;
};

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );
