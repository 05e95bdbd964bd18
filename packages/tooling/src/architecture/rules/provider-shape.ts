import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Rule } from '../rule.ts';
import type { SourceTree } from '../source-tree.ts';

const byHand = ['index.ts', 'client.ts', 'codecs.ts', 'fixtures', 'README.md'];
/** Only where the system's documents have key records, or people who manage their keys on a page: no client is to carry either. */
const optional = ['keys.ts', 'manager.ts', 'manager'];
/** What of the manager is long: its folder holds nothing else. */
const ofManager = ['examples.ts', 'notices.ts', 'workflows.ts'];
const generated = ['wire.ts', 'operations.ts', 'schemas.ts', 'document.json', 'document.ts'];

/** Every provider folder has the same files, and every document a folder. */
export const providerShape: Rule = {
  name: 'provider-shape',
  why: 'the second system is free to read because it looks like the first, and a sixth costs only its four places',
  remedy: `by hand: ${byHand.join(', ')}, and ${optional.join(', ')} (${ofManager.join(', ')}) where keys are on the wire or on a page; from openapi/<id>.yaml by \`pnpm generate\`: ${generated.join(', ')}; tests beside them; nothing else`,
  *find(tree) {
    if (!tree.exists('packages/providers')) return;
    for (const id of tree.providerIds) yield* shapeOf(tree, id);
  },
};

function* shapeOf(tree: SourceTree, id: string): Iterable<Finding> {
  const folder = `packages/providers/src/${id}`;
  if (!tree.exists(`openapi/${id}.yaml`))
    yield { path: folder, line: 1, what: `the folder has no document openapi/${id}.yaml` };
  if (!tree.exists(folder)) {
    yield { path: `openapi/${id}.yaml`, line: 1, what: `the document has no folder ${folder}` };
    return;
  }
  const present = readdirSync(join(tree.root, folder)).filter((name) => !name.startsWith('.'));
  const expected = [...byHand, ...generated];
  for (const name of expected.filter((name) => !present.includes(name)))
    yield { path: folder, line: 1, what: `${name} is missing` };
  for (const name of present.filter(
    (name) => ![...expected, ...optional].includes(name) && !/\.test(-d)?\.ts$/.test(name),
  ))
    yield { path: `${folder}/${name}`, line: 1, what: `${name} is not part of a provider's folder` };
  if (!present.includes('manager')) return;
  for (const name of readdirSync(join(tree.root, folder, 'manager')).filter((name) => !ofManager.includes(name)))
    yield { path: `${folder}/manager/${name}`, line: 1, what: `${name} is not part of a provider's manager` };
}
