import { resolveImport } from '../resolve-import.ts';
import type { Rule } from '../rule.ts';

const sdk = 'packages/sdk/src/';

/** Folders of the SDK that may touch files: they are loaded by `import()`, and only in Node. */
const nodeFolders = [`${sdk}download/`, `${sdk}env/`, `${sdk}export/`];

/** The SDK runs wherever there is a `fetch`. */
export const portableSdk: Rule = {
  name: 'portable-sdk',
  why: 'an import of a Node module keeps the client out of browsers, edge runtimes and small bundles',
  remedy: `use web-standard names, or put the file under ${nodeFolders.join(' or ')} and load it with import()`,
  *find(tree) {
    for (const file of tree.files) {
      if (file.kind !== 'source' || !file.path.startsWith(sdk)) continue;
      if (nodeFolders.some((folder) => file.path.startsWith(folder))) continue;
      for (const { specifier, line } of file.imports()) {
        if (resolveImport(tree, file, specifier).kind === 'builtin')
          yield { path: file.path, line, what: `the SDK's core imports ${specifier}` };
      }
    }
  },
};
