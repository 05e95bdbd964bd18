import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export type Language = 'curl' | 'javascript' | 'python' | 'r';

/** A file with examples in it, and what runs it. */
export interface Script {
  readonly file: string;
  readonly text: string;
  /** Program and arguments, in the folder of the file. */
  readonly command: readonly [program: string, ...args: string[]];
}

/** How the scripts of a language are run: several examples make one script, as a reader would paste them. */
export const scripts: Readonly<Record<Language, (texts: readonly string[]) => readonly Script[]>> = {
  curl: (texts) => [script('ask.sh', texts, ['sh'])],
  python: (texts) => [script('ask.py', texts, ['python3'])],
  r: (texts) => [script('ask.R', texts, ['Rscript'])],
  // A loader that says `require` cannot share a module with a top-level `await`: it goes first, by --require.
  javascript(texts) {
    const loaders = texts.filter((text) => text.includes('require('));
    const load = script('load.cjs', loaders, [process.execPath]);
    const before = loaders.length > 0 ? ['--require', './load.cjs'] : [];
    const asking = texts.filter((text) => !loaders.includes(text));
    return [load, script('ask.mjs', asking, [process.execPath, ...before])];
  },
};

/** Whether a word names a language that is run. */
export const isLanguage = (word: string): word is Language => Object.hasOwn(scripts, word);

const script = (file: string, texts: readonly string[], command: readonly [string, ...string[]]): Script => ({
  file,
  text: texts.join('\n'),
  command: [...command, file],
});

/** Why an example cannot run on this machine; null where it can. */
export const missing = (language: Language, needs: readonly string[]): string | null => {
  const [program, args, remedy] = probes[language](needs);
  const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
  if (error) return `${program} is not installed`;
  return status === 0 ? null : remedy;
};

const moduleFolder = (name: string) => new URL(`../../node_modules/${name}`, import.meta.url);

type Probe = readonly [program: string, args: readonly string[], remedy: string];
const probes: Readonly<Record<Language, (needs: readonly string[]) => Probe>> = {
  curl: () => ['curl', ['--version'], 'curl does not start'],
  javascript: (needs) => {
    const absent = needs.filter((name) => !existsSync(moduleFolder(name)));
    if (absent.length > 0) throw new Error(`Add ${absent.join(', ')} to the devDependencies: JavaScript always runs.`);
    return [process.execPath, ['--version'], 'node does not start'];
  },
  python: (needs) => ['python3', ['-c', needs.map((name) => `import ${name}`).join('\n')], lacks('python3', needs)],
  r: (needs) => ['Rscript', ['-e', needs.map((name) => `library(${name})`).join('\n') || '0'], lacks('R', needs)],
};

const lacks = (program: string, needs: readonly string[]) => `${program} lacks one of ${needs.join(', ')}`;
