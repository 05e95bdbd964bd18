import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Example, runnableText } from './example.ts';
import { isLanguage, type Language, scripts } from './language.ts';

export type RunnableExample = Example & { readonly language: Language };

/** Whether an example is a program, and not a file to have. */
export const isRunnable = (example: Example): example is RunnableExample => isLanguage(example.language);

export interface Surroundings {
  /** What stands in the place of the documented origin: `https://api.example.com` becomes `http://127.0.0.1:4010`. */
  readonly origin: readonly [documented: string, ours: string];
  /** Environment variables beside the machine's own; an undefined one is taken away. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** The text of a `.env` file in the folder. */
  readonly envFile?: string;
}

/**
 * Runs examples of one language as one script, in a folder of its own, with nothing changed but the origin; gives what
 * they print on standard output and standard error. Code of the reader's own may stand between them.
 */
export const runExamples = async (
  examples: readonly RunnableExample[],
  { origin, variables = {}, envFile }: Surroundings,
  own: { readonly before?: string; readonly after?: string } = {},
): Promise<string> => {
  const [{ language } = { language: 'curl' as const }] = examples;
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  try {
    if (envFile !== undefined) writeFileSync(join(folder, '.env'), envFile, { mode: 0o600 });
    if (language === 'javascript') linkModules(folder, examples);
    const texts = examples.map((example) => runnableText(example).replaceAll(...origin));
    const written = scripts[language]([...one(own.before), ...texts, ...one(own.after)]);
    for (const { file, text } of written) writeFileSync(join(folder, file), text);
    const [program, ...args] = written.at(-1)?.command ?? ['false'];
    return await outputOf(program, args, { cwd: folder, env: { ...machine(), ...variables } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const one = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

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

const outputOf = (program: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }) =>
  new Promise<string>((resolve) => {
    execFile(program, args, { ...options, timeout: 30_000 }, (_error, out, err) => resolve(`${out}${err}`));
  });
