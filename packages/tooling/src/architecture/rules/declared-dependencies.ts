import { resolveImport } from '../resolve-import.ts';
import type { Finding, Rule } from '../rule.ts';
import type { SourceFile, SourceTree, WorkspacePackage } from '../source-tree.ts';
import { lineAt } from '../syntax.ts';

/** What a package imports is what its `package.json` declares, in both directions. */
export const declaredDependencies: Rule = {
  name: 'declared-dependencies',
  why: 'an undeclared dependency breaks the installed package, and an unused one is installed by everybody for nothing',
  remedy:
    'published sources: `dependencies`, or `devDependencies` with `noExternal` in tsup.config.ts; tests: `devDependencies`; remove what no source imports',
  *find(tree) {
    for (const owner of tree.packages) {
      const files = tree.files.filter((file) => file.package === owner.folder);
      for (const file of files) yield* undeclared(tree, owner, file);
      yield* unused(tree, owner, files);
    }
  },
};

function* undeclared(tree: SourceTree, owner: WorkspacePackage, file: SourceFile): Iterable<Finding> {
  const allowed = new Set([owner.manifest.name, ...declaredFor(tree, owner, file)]);
  for (const { specifier, line } of file.imports()) {
    const target = resolveImport(tree, file, specifier);
    if (target.kind === 'undeclared')
      yield { path: file.path, line, what: `"${specifier}" is not in the package's imports, with a source` };
    if (target.kind === 'package' && !allowed.has(target.name))
      yield { path: file.path, line, what: `${owner.manifest.name} imports ${target.name} but does not declare it` };
  }
}

function* unused(tree: SourceTree, owner: WorkspacePackage, files: readonly SourceFile[]): Iterable<Finding> {
  const imported = new Set(
    files
      .filter(({ kind }) => kind === 'source')
      .flatMap((file) => file.imports().map(({ specifier }) => resolveImport(tree, file, specifier)))
      .flatMap((target) => (target.kind === 'package' ? [target.name] : [])),
  );
  for (const name of namesOf(owner.manifest.dependencies)) {
    if (imported.has(name)) continue;
    const line = lineAt(owner.manifestText, owner.manifestText.lastIndexOf(`"${name}"`));
    yield { path: `packages/${owner.folder}/package.json`, line, what: `no source imports the dependency ${name}` };
  }
}

const declaredFor = (tree: SourceTree, owner: WorkspacePackage, file: SourceFile): readonly string[] => {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = owner.manifest;
  const installed = [dependencies, peerDependencies, optionalDependencies].flatMap(namesOf);
  if (file.kind !== 'source' || owner.manifest.private) return [...installed, ...namesOf(devDependencies)];
  const config = tree.file(`packages/${owner.folder}/tsup.config.ts`)?.text ?? '';
  const bundled = config.match(/noExternal:\s*\[([^\]]*)\]/)?.[1] ?? '';
  return [...installed, ...namesOf(devDependencies).filter((name) => bundled.includes(`'${name}'`))];
};

const namesOf = (record: Readonly<Record<string, string>> | undefined): readonly string[] => Object.keys(record ?? {});
