import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One task of a turbo run. */
export interface TaskResult {
  /** The package's npm name. */
  readonly package: string;
  readonly task: string;
  /** The package's folder, from the root. */
  readonly folder: string;
  readonly succeeded: boolean;
}

/** The part of `turbo run --summarize` that is read. */
interface Summary {
  readonly tasks: readonly {
    readonly package: string;
    readonly task: string;
    readonly directory: string;
    readonly command: string;
    readonly execution?: { readonly exitCode: number | null } | null;
  }[];
}

/** Where turbo writes its summaries, from the root. */
export const summaryFolder = '.turbo/runs';

/** The tasks of a run that have a script. One that never ran did not succeed; one from the cache did. */
export const readTasks = ({ tasks }: Summary): readonly TaskResult[] =>
  tasks
    .filter(({ command }) => command !== '<NONEXISTENT>')
    .map(({ package: name, task, directory, execution }) => ({
      package: name,
      task,
      folder: directory,
      succeeded: execution?.exitCode === 0,
    }));

/** The tasks of the newest run below `root`; null where no summary was written. */
export const readLatestRun = async (root: string): Promise<readonly TaskResult[] | null> => {
  try {
    const names = (await readdir(join(root, summaryFolder))).filter((name) => name.endsWith('.json')).sort();
    const latest = names.at(-1);
    return latest ? readTasks(JSON.parse(await readFile(join(root, summaryFolder, latest), 'utf8'))) : null;
  } catch {
    return null;
  }
};
