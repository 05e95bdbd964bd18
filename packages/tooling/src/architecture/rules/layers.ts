import { resolveImport } from '../resolve-import.ts';
import type { Rule } from '../rule.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';

interface Layer {
  /** A folder, from the root, with a slash at its end. */
  readonly folder: string;
  readonly neverImports: readonly string[];
}

const server = 'packages/reference-server/src/';

/** Inside a package too, the general does not know the particular. */
const fixedLayers: readonly Layer[] = [
  { folder: 'packages/sdk/src/core/', neverImports: ['packages/sdk/src/systems/'] },
  { folder: `${server}engine/`, neverImports: ['pipeline/', 'doors/', 'worlds/', 'create-server.ts'].map(inServer) },
  { folder: `${server}pipeline/`, neverImports: ['doors/', 'worlds/', 'create-server.ts'].map(inServer) },
  { folder: `${server}worlds/`, neverImports: ['pipeline/', 'doors/', 'create-server.ts'].map(inServer) },
  { folder: `${server}doors/`, neverImports: ['worlds/'].map(inServer) },
];

/** Which folder of a package may not know which other. */
export const layers: Rule = {
  name: 'layers',
  why: 'shared code that imports what is built on it can no longer be read, tested or reused alone',
  remedy: 'pass what is needed in as an argument, or move it down to where both may import it',
  *find(tree) {
    for (const layer of [...fixedLayers, ...providerLayers(tree)]) {
      for (const file of tree.files) {
        if (file.kind !== 'source' || !file.path.startsWith(layer.folder)) continue;
        for (const { path, line } of importedPaths(tree, file)) {
          const forbidden = layer.neverImports.find((prefix) => path.startsWith(prefix));
          if (forbidden) yield { path: file.path, line, what: `${layer.folder} may not import ${forbidden}` };
        }
      }
    }
  },
};

/** `spec` knows no system, and no system knows another. */
const providerLayers = (tree: SourceTree): readonly Layer[] => {
  const folders = tree.providerIds.map((id) => `packages/providers/src/${id}/`);
  return [
    { folder: 'packages/providers/src/spec/', neverImports: folders },
    ...folders.map((folder) => ({ folder, neverImports: folders.filter((other) => other !== folder) })),
  ];
};

const importedPaths = (tree: SourceTree, file: SourceFile) =>
  file.imports().flatMap(({ specifier, line }) => {
    const target = resolveImport(tree, file, specifier);
    return target.kind === 'path' ? [{ path: target.path, line }] : [];
  });

function inServer(path: string): string {
  return server + path;
}
