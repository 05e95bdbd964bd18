import { resolveImport } from '../resolve-import.ts';
import type { Finding, Rule } from '../rule.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';

/**
 * Package folder → the package folders it may import: the arrows of the house.
 * `contract` holds what needs both sides, `bench` what is timed on both; `tooling` is imported by configuration files alone.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  providers: [],
  sdk: ['providers'],
  'reference-server': ['providers'],
  contract: ['providers', 'sdk', 'reference-server'],
  cli: ['providers', 'sdk', 'reference-server'],
  dashboard: ['providers', 'sdk', 'reference-server'],
  docs: ['providers', 'cli'],
  bench: ['providers', 'sdk', 'reference-server'],
  tooling: [],
};

/** Who may import whom. */
export const arrows: Rule = {
  name: 'arrows',
  why: 'each package has one verb, and a dependency against the arrows ties two of them together for good',
  remedy:
    'move what is shared into packages/providers, or the test that needs both sides into packages/contract; import packages by name',
  *find(tree) {
    for (const file of tree.files) {
      for (const { specifier, line } of file.imports()) {
        const what = objection(tree, file, specifier);
        if (what) yield { path: file.path, line, what } satisfies Finding;
      }
    }
  },
};

const objection = (tree: SourceTree, file: SourceFile, specifier: string): string | null => {
  const target = resolveImport(tree, file, specifier);
  if (target.kind === 'path')
    return target.path.startsWith(`packages/${file.package}/`)
      ? null
      : `${file.package} reaches out of its folder, to ${target.path}`;
  if (target.kind !== 'package') return null;
  const imported = tree.packages.find(({ manifest }) => manifest.name === target.name);
  if (!imported || imported.folder === file.package) return null;
  if (imported.folder === 'tooling' && file.kind === 'config') return null;
  if (mayImport[file.package]?.includes(imported.folder)) return null;
  return `${file.package} may not import ${imported.folder} (${specifier})`;
};
