import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { workspaceRoot } from '../../src/check/run-tool.ts';

export interface CopiedHouse {
  /** Absolute folder of the copy. */
  readonly root: string;
  remove(): void;
}

/** What a build, a test run or an editor leaves behind, and what is another's fixture. */
const leftOut = new Set(['dist', '.turbo', '.vite', '.vite-temp', '.examples', '.test-report.json', 'bench']);

/**
 * A copy of this workspace's sources in a folder of its own, with the installed packages of this one: in it files may be
 * added, generated and run.
 */
export const copyHouse = (): CopiedHouse => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sixth-system-')));
  const copy = (name: string) =>
    cpSync(join(workspaceRoot, name), join(root, name), {
      recursive: true,
      // Packages find each other, and what is installed, by relative links.
      verbatimSymlinks: true,
      filter: (path) => !leftOut.has(basename(path)),
    });
  const files = readdirSync(workspaceRoot, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const name of ['openapi', 'packages', ...files.map((entry) => entry.name)]) copy(name);
  symlinkSync(join(workspaceRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
};
