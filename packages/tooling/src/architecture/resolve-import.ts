import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { SourceFile, SourceTree } from './source-tree.ts';

/** What an import's text leads to. */
export type Target =
  /** A path below the root, whether or not there is a file. */
  | { readonly kind: 'path'; readonly path: string }
  /** A package by its npm name. */
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin' }
  /** A `#name` that the package's `imports` does not declare. */
  | { readonly kind: 'undeclared' };

/** Resolves as Node does under the condition `@latchkey/source`, and only as far as the rules need. */
export const resolveImport = (tree: SourceTree, file: SourceFile, specifier: string): Target => {
  if (specifier.startsWith('.'))
    return { kind: 'path', path: posix.join(posix.dirname(file.path), specifier.replace(/\?.*$/, '')) };
  if (specifier.startsWith('/')) return { kind: 'path', path: specifier };
  if (specifier.startsWith('#')) return internal(tree, file, specifier);
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  return {
    kind: 'package',
    name: specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  };
};

const internal = (tree: SourceTree, file: SourceFile, specifier: string): Target => {
  const target = tree.packages.find(({ folder }) => folder === file.package)?.manifest.imports?.[specifier];
  const source = typeof target === 'string' ? target : target?.['@latchkey/source'];
  return source ? { kind: 'path', path: posix.join('packages', file.package, source) } : { kind: 'undeclared' };
};
