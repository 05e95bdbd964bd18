import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Example, exampleOf, runnableText } from './example.ts';
import { isLanguage, type Language, type Script, scripts } from './language.ts';

export type RunnableExample = Example & { readonly language: Language };

/** Whether an example is a program, and not a file to have. */
export const isRunnable = (example: Example): example is RunnableExample => isLanguage(example.language);

/**
 * The program under a title.
 * @throws Error when there is none.
 */
export const runnableExample = (id: string, title: string): RunnableExample => {
  const example = exampleOf(id, title);
  if (!isRunnable(example)) throw new Error(`The printed example "${title}" is no program.`);
  return example;
};

export interface Surroundings {
  /** What stands in the place of the documented origin: `https://api.example.com` becomes `http://127.0.0.1:4010`. */
  readonly origin?: readonly [documented: string, ours: string];
  /** Environment variables beside the machine's own; an undefined one is taken away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** The text of a `.env` file in the folder. */
  readonly envFile?: string;
}

/** What the document leaves to the reader: lines before and after an example. */
export interface OwnLines {
  readonly before?: string;
  readonly after?: string;
}

/**
 * Runs examples of one language as one script, in a folder of its own, with nothing changed but the origin; gives what
 * they print on standard output and standard error.
 */
export const runExamples = async (
  examples: readonly [RunnableExample, ...RunnableExample[]],
  { origin, variables = {}, envFile }: Surroundings,
  { before = '', after = '' }: OwnLines = {},
): Promise<string> => {
  const { language } = examples[0];
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  try {
    if (envFile !== undefined) writeFileSync(join(folder, '.env'), envFile, { mode: 0o600 });
    if (language === 'javascript') linkModules(folder, examples);
    const texts = examples.map(runnableText).map((text) => (origin ? text.replaceAll(...origin) : text));
    const { files, command } = scripts[language]([before, ...texts, after]);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return await outputOf(command, { cwd: folder, env: { ...machine(), ...variables } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a reader would `npm install`. */
const linkModules = (folder: string, examples: readonly Example[]): void => {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of new Set(examples.flatMap(({ needs }) => needs))) {
    const installed = realpathSync(new URL(`../../node_modules/${name}`, import.meta.url));
    symlinkSync(installed, join(folder, 'node_modules', name), 'junction');
  }
};

/** The machine's environment without what would lead an example elsewhere: proxies, and options of the Node that tests. */
const machine = (): NodeJS.ProcessEnv => {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return { ...rest, NO_PROXY: '*', no_proxy: '*' };
};

const outputOf = ([program, ...args]: Script['command'], options: { cwd: string; env: NodeJS.ProcessEnv }) =>
  new Promise<string>((resolve) => {
    execFile(program, args, { ...options, timeout: 30_000 }, (_error, out, err) => resolve(`${out}${err}`));
  });
