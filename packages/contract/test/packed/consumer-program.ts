import { printedExamples } from '../printed-example.ts';

/**
 * The README's first example as a user's program: a failure that it announces is caught and told, and a wrong type is
 * told by the compiler.
 */
const example = (): string => {
  const [printed = ''] = printedExamples(new URL('../../../../README.md', import.meta.url));
  const caught = printed.replace(
    /^await (.+?);(\s*\/\/ throws LatchkeyError.*)$/gm,
    'await $1.then(console.log, (error) => console.log(error instanceof LatchkeyError, error.code));$2',
  );
  return `${caught}
await http.close();
// @ts-expect-error A room's id is a text.
client.events.inRoom(1);
// @ts-expect-error An event has no such field.
page.items[0]?.noSuchField;
`;
};

/** It as an ES module. */
export const moduleProgram = (): string => example();

/** It as a CommonJS module, where nothing may be awaited at the top. */
export const commonProgram = (): string => {
  const lines = example().split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  const rest = lines.filter((line) => !isImport(line));
  return [...lines.filter(isImport), 'void (async () => {', ...rest, '})();', ''].join('\n');
};

/** What it prints. */
export const printsLikeThis = /^(hst_live_\w{6}\.\.\.\*{6})\n.*\1.*\ntrue insufficient_scope\ntrue unauthorized\n$/;

/** A program that does nothing but import everything, for the compiler. */
export const importEverything = (specifiers: readonly string[]): string =>
  [
    ...specifiers.map((specifier, at) => `import * as module${at} from '${specifier}';`),
    `export const all = [${specifiers.map((_, at) => `module${at}`).join(', ')}];`,
    '',
  ].join('\n');

/** Programs that load specifiers and print the names that each exports, as JSON. */
export const loaders = {
  import: (specifiers: readonly string[]) => `
const names = {};
for (const specifier of ${JSON.stringify(specifiers)}) {
  const isJson = specifier.endsWith('.json');
  const loaded = isJson ? await import(specifier, { with: { type: 'json' } }) : await import(specifier);
  names[specifier] = Object.keys(isJson ? loaded.default : loaded).sort();
}
console.log(JSON.stringify(names));
`,
  require: (specifiers: readonly string[]) => `
const names = {};
for (const specifier of ${JSON.stringify(specifiers)}) names[specifier] = Object.keys(require(specifier)).sort();
console.log(JSON.stringify(names));
`,
} as const;
