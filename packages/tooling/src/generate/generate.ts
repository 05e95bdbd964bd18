import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentFiles } from './document.ts';
import { type GeneratedFile, providerFolder } from './generated-file.ts';
import { linterFile, linterPath, listFiles } from './lists.ts';
import { manifestFile, manifestRules } from './manifest.ts';
import { operationsFile } from './operations.ts';
import { readDocuments, type SourceDocument } from './read-documents.ts';
import { schemasFile } from './schemas.ts';
import { wireFile } from './wire.ts';

/** Every generated file of the tree at `root`, as the documents in `openapi/` ask for it. Writes nothing. */
export const generate = async (root: string): Promise<GeneratedFile[]> => {
  const sources = await readDocuments(root);
  const perDocument: GeneratedFile[] = [];
  // One after the other: the tools keep state of their own while they run.
  for (const source of sources) perDocument.push(...(await filesOf(source)));
  const present = (path: string) => readFile(join(root, path), 'utf8');
  return [
    ...perDocument,
    ...(await orphans(root, sources)),
    ...listFiles(sources),
    linterFile(sources, await present(linterPath)),
    ...(await Promise.all(
      manifestRules.map(async (rule) => manifestFile(rule, sources, await present(`${rule.folder}/package.json`))),
    )),
  ];
};

/** The files that are not as they ought to be: stale, edited by hand, missing, or left over. */
export const staleFiles = async (root: string, files: readonly GeneratedFile[]): Promise<GeneratedFile[]> => {
  const present = await Promise.all(files.map(({ path }) => readFile(join(root, path), 'utf8').catch(() => null)));
  return files.filter(({ text }, index) => text !== present[index]);
};

/** Makes the files as they ought to be. */
export const writeFiles = async (root: string, files: readonly GeneratedFile[]): Promise<void> => {
  for (const { path, text } of files) {
    if (text === null) {
      await rm(join(root, path));
    } else {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  }
};

const filesOf = async (source: SourceDocument): Promise<GeneratedFile[]> => [
  await wireFile(source),
  operationsFile(source),
  await schemasFile(source),
  ...documentFiles(source),
];

const generatedNames = ['wire.ts', 'operations.ts', 'schemas.ts', 'document.json', 'document.ts'];

/** What a removed document has left behind in a provider's folder. */
const orphans = async (root: string, sources: readonly SourceDocument[]): Promise<GeneratedFile[]> => {
  const entries = await readdir(join(root, 'packages/providers/src'), { withFileTypes: true });
  const folders = entries.filter(
    (entry) => entry.isDirectory() && entry.name !== 'spec' && !sources.some(({ id }) => id === entry.name),
  );
  const left = await Promise.all(
    folders.map(async ({ name }) => {
      const present = await readdir(join(root, providerFolder(name)));
      return generatedNames.filter((each) => present.includes(each)).map((each) => `${providerFolder(name)}/${each}`);
    }),
  );
  return left.flat().map((path) => ({ path, text: null }));
};
