import { setTimeout } from 'node:timers/promises';
import { configError } from '../core/error/config-error.ts';
import type { Run } from './living-run.ts';
import { markRun } from './run-file.ts';

const mostTries = 10;
const pauseMs = 20;

/**
 * Keeps other runs, of any process on any machine or in any container, from going on with the same files until it is released. A
 * dead run keeps nobody away: one of this machine and container from its end on, and one of elsewhere two minutes later. For the
 * same reason a run elsewhere that stands still for two minutes has its lock no more.
 * @throws LatchkeyError `config` where another run has one of them
 */
export const lockFiles = async (paths: readonly string[]): Promise<() => Promise<void>> => {
  const held: (() => Promise<void>)[] = [];
  const release = async () => {
    for (const leave of held.splice(0)) await leave();
  };
  try {
    for (const path of paths) held.push(await lockFile(path));
  } catch (error) {
    await release();
    throw error;
  }
  return release;
};

/**
 * Whoever sees nobody else has it. Each makes its mark before it looks, so two never both see nobody; of two that come at once,
 * the first by name looks again, and the other leaves.
 */
const lockFile = async (path: string): Promise<() => Promise<void>> => {
  const folder = `${path}.lock`;
  const own = await markRun(folder);
  try {
    for (let tries = 1; ; tries++) {
      const others = await own.others();
      const [other] = others;
      if (other === undefined) return own.leave;
      if (tries === mostTries || others.some((each) => each.path < own.path)) throw taken(path, folder, other);
      await setTimeout(pauseMs);
    }
  } catch (error) {
    await own.leave();
    throw error;
  }
};

const taken = (path: string, folder: string, { pid }: Run) => {
  const whose =
    pid === process.pid
      ? 'another run of this process'
      : pid === null
        ? 'another machine or container'
        : `process ${pid}`;
  const orWait = pid === null ? 'try again in two minutes, or ' : '';
  return configError(
    `${path} is being written already, by ${whose}.`,
    `Let that end, or give each run a file of its own. If nothing writes it any more, ${orWait}remove ${folder}.`,
  );
};
