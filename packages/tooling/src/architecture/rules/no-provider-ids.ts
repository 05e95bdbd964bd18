import type { Rule } from '../rule.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';
import { lineAt } from '../syntax.ts';

/** Written by `pnpm generate` from the documents' names: the only shared code that lists the systems. */
const generatedLists: readonly string[] = [
  'packages/providers/src/all.ts',
  'packages/reference-server/src/worlds/all.ts',
];

/** Shared code names no system: not in a string, not in an identifier, not in a comment. Tests may take one as an example. */
export const noProviderIds: Rule = {
  name: 'no-provider-ids',
  why: 'shared code that knows a system by name has to be edited for the next one',
  remedy: 'let the provider (or its world) declare the difference, and ask for what it declares',
  *find(tree) {
    const ids = tree.providerIds.filter((id) => !isOwnName(tree, id));
    for (const file of tree.files) {
      if (file.kind === 'test' || file.kind === 'bench' || generatedLists.includes(file.path)) continue;
      if (tree.providerIds.some((id) => isPlaceOf(id, file))) continue;
      for (const id of ids) {
        for (const { index } of file.text.matchAll(new RegExp(escaped(id), 'gi')))
          yield { path: file.path, line: lineAt(file.text, index), what: `shared code names the system "${id}"` };
      }
    }
  },
};

/** A system's own code: its provider folder, its surface in the SDK and its world. */
const isPlaceOf = (id: string, { path }: SourceFile): boolean =>
  path.startsWith(`packages/providers/src/${id}/`) ||
  path.startsWith(`packages/reference-server/src/worlds/${id}/`) ||
  path.startsWith(`packages/sdk/src/systems/${id}.`) ||
  path.startsWith(`packages/sdk/src/systems/${id}/`);

/** The plane that we serve ourselves bears the project's name, which is in every import. */
const isOwnName = (tree: SourceTree, id: string): boolean =>
  tree.packages.some(({ manifest }) => manifest.name.startsWith(`@${id}/`));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
