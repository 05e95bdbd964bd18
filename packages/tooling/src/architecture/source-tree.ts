import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type ts from 'typescript';
import { type Import, importsOf } from './imports.ts';
import { parse } from './syntax.ts';

/** A workspace as the rules see it: its packages, its code files, and the systems it describes. */
export interface SourceTree {
  /** Absolute folder that holds `packages/` and `openapi/`. */
  readonly root: string;
  readonly packages: readonly WorkspacePackage[];
  readonly files: readonly SourceFile[];
  /** Ids of the described systems: the names of the OpenAPI documents and of the provider folders. */
  readonly providerIds: readonly string[];
  /** The file at a path below `root`, or undefined. */
  file(path: string): SourceFile | undefined;
  /** Whether a path below `root` exists, as a file or a folder. */
  exists(path: string): boolean;
}

export interface WorkspacePackage {
  /** The folder's name below `packages/`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** `package.json` as written, for line numbers. */
  readonly manifestText: string;
}

export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly imports?: Readonly<Record<string, string | { readonly '@latchkey/source'?: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  /** The package's folder name. */
  readonly package: string;
  /** From the package's folder, such as `src/index.ts`. */
  readonly inPackage: string;
  readonly kind: FileKind;
  readonly text: string;
  syntax(): ts.SourceFile;
  imports(): readonly Import[];
}

/** `source` is what a package publishes or runs; the others only serve it. */
export type FileKind = 'source' | 'test' | 'bench' | 'config';

/** Folders of `providers/src` that belong to no single system. */
export const sharedProviderFolders: readonly string[] = ['spec'];

/** Reads the tree below `root`; a file is parsed when a rule first asks for it. */
export const readTree = (root: string): SourceTree => {
  const packages = foldersIn(join(root, 'packages')).flatMap((folder) => readPackage(root, folder));
  const files = packages.flatMap(({ folder }) =>
    codeFiles(root, folder).map((inPackage) => sourceFile(root, folder, inPackage)),
  );
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    root,
    packages,
    files,
    providerIds: providerIds(root),
    file: (path) => byPath.get(path),
    exists: (path) => existsSync(join(root, path)),
  };
};

const readPackage = (root: string, folder: string): readonly WorkspacePackage[] => {
  const path = join(root, 'packages', folder, 'package.json');
  if (!existsSync(path)) return [];
  const manifestText = readFileSync(path, 'utf8');
  return [{ folder, manifest: JSON.parse(manifestText), manifestText }];
};

/** Code in the folders that hold code; fixtures are data, and dot files are somebody's scratch paper. */
const codeFiles = (root: string, folder: string): readonly string[] => {
  const base = join(root, 'packages', folder);
  const configs = filesIn(base).filter((name) => /\.config\.[cm]?[jt]s$/.test(name));
  return [...configs, ...['src', 'test', 'bench'].flatMap((name) => codeBelow(base, name))];
};

const codeBelow = (base: string, folder: string): readonly string[] => [
  ...filesIn(join(base, folder))
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
    .map((name) => `${folder}/${name}`),
  ...foldersIn(join(base, folder))
    .filter((name) => name !== 'fixtures')
    .flatMap((name) => codeBelow(base, `${folder}/${name}`)),
];

const sourceFile = (root: string, folder: string, inPackage: string): SourceFile => {
  const path = `packages/${folder}/${inPackage}`;
  const text = readFileSync(join(root, path), 'utf8');
  let syntax: ts.SourceFile | undefined;
  let imports: readonly Import[] | undefined;
  const readSyntax = () => {
    syntax ??= parse(path, text);
    return syntax;
  };
  const readImports = () => {
    imports ??= importsOf(readSyntax());
    return imports;
  };
  return { path, package: folder, inPackage, kind: kindOf(inPackage), text, syntax: readSyntax, imports: readImports };
};

const kindOf = (inPackage: string): FileKind => {
  if (!inPackage.includes('/')) return 'config';
  if (/\.test(-d)?\.[cm]?[jt]sx?$/.test(inPackage) || /(^|\/)test\//.test(inPackage)) return 'test';
  if (inPackage.startsWith('bench/') || /\.bench\.[cm]?[jt]s$/.test(inPackage)) return 'bench';
  return 'source';
};

const providerIds = (root: string): readonly string[] => {
  const documents = filesIn(join(root, 'openapi'))
    .filter((name) => name.endsWith('.yaml') && /^openapi:/m.test(readFileSync(join(root, 'openapi', name), 'utf8')))
    .map((name) => name.replace(/\.yaml$/, ''));
  const folders = foldersIn(join(root, 'packages/providers/src')).filter(
    (name) => !sharedProviderFolders.includes(name),
  );
  return [...new Set([...documents, ...folders])].sort();
};

const filesIn = (folder: string): readonly string[] => entriesOf(folder, (entry) => entry.isFile());
const foldersIn = (folder: string): readonly string[] => entriesOf(folder, (entry) => entry.isDirectory());

const entriesOf = (folder: string, wanted: (entry: { isFile(): boolean; isDirectory(): boolean }) => boolean) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => wanted(entry) && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        .map((entry) => entry.name)
        .sort()
    : [];
