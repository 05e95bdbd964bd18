import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export type Language = 'curl' | 'javascript' | 'python' | 'r';

/** Files with examples in them, and what runs them in their folder. */
export interface Script {
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly [program: string, ...args: string[]];
}

/** How the examples of a language are run: several make one script, as a reader would paste them. */
export const scripts: Readonly<Record<Language, (texts: readonly string[]) => Script>> = {
  curl: (texts) => ({ files: { 'ask.sh': texts.join('\n') }, command: ['sh', 'ask.sh'] }),
  python: (texts) => ({ files: { 'ask.py': texts.join('\n') }, command: ['python3', 'ask.py'] }),
  r: (texts) => ({ files: { 'ask.R': texts.join('\n') }, command: ['Rscript', 'ask.R'] }),
  // What says `require` cannot share a module with a top-level `await`: it goes first, by --require.
  javascript: (texts) => {
    const common = texts.filter((text) => text.includes('require('));
    const modules = texts.filter((text) => !common.includes(text));
    return {
      files: { 'load.cjs': common.join('\n'), 'ask.mjs': modules.join('\n') },
      command: [process.execPath, '--require', './load.cjs', 'ask.mjs'],
    };
  },
};

/** Whether a word names a language that is run. */
export const isLanguage = (word: string): word is Language => Object.hasOwn(scripts, word);

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
