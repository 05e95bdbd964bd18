import { randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { basename } from 'node:path';
import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { openRuns } from './open-runs.ts';
import { thisMachine } from './this-machine.ts';

export interface Run {
  readonly path: string;
  /** Null: of another machine or container, where nobody here can see whether it lives. */
  readonly pid: number | null;
}

/** How often a living run touches its file. */
export const touchMs = 5000;

/** How long a file that nobody touches still counts as a living run's, where nothing else tells. */
const untouchedMs = 120_000;

/** Whose number is on it: machine, process, thread, and any eight hex digits. */
export const newRunName = (): string => `${thisMachine().id}-${process.pid}-${threadId}-${randomUUID().slice(0, 8)}`;

/**
 * A run by its file; null where it is dead, or the file is somebody else's. A dead one's file is removed.
 * @param diskMs the time by the clock of the disk, which the times of its files are of; the clock of this machine may be another
 */
export const livingRun = async (path: string, diskMs: number): Promise<Run | null> => {
  const [name, machine, pid, thread] = /^([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{8}$/.exec(basename(path)) ?? [];
  if (name === undefined) return null;
  const touchedMs = await touchedMsOf(path);
  if (touchedMs === null) return null;
  const mark = { name, machine, pid: Number(pid), thread: Number(thread), untouchedForMs: diskMs - touchedMs };
  if (isAlive(mark)) return { path, pid: machine === thisMachine().id ? mark.pid : null };
  await rm(path, { force: true });
  return null;
};

interface Mark {
  readonly name: string;
  readonly machine: string | undefined;
  readonly pid: number;
  readonly thread: number;
  readonly untouchedForMs: number;
}

const isAlive = ({ name, machine, pid, thread, untouchedForMs }: Mark): boolean => {
  const here = thisMachine();
  const isTouched = untouchedForMs < untouchedMs;
  if (machine !== here.id) return isTouched;
  // An earlier process may have had this one's number, as in a container that is started again.
  if (pid === process.pid && thread === threadId) return openRuns().has(name);
  if (!isProcess(pid)) return false;
  // A thread may end before its process does, and of this process only this thread is known.
  if (pid === process.pid || thread !== 0) return isTouched;
  return here.tellsStart || untouchedForMs < uptime() * 1000;
};

const isProcess = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other refusal says that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

/** Null where the file is gone. */
const touchedMsOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
