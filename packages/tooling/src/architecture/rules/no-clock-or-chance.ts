import ts from 'typescript';
import { globalUses } from '../global-uses.ts';
import type { Rule } from '../rule.ts';
import { lineOf } from '../syntax.ts';

const pureFolders = ['packages/reference-server/src/engine/', 'packages/reference-server/src/pipeline/'];

/** Names whose every use brings in the time, chance, a timer or the world outside. */
const impure: ReadonlySet<string> = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'process',
  'console',
  'randomBytes',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'randomUUID',
]);

/** Members that do, of objects that otherwise may be used. */
const impureMembers: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  crypto: ['getRandomValues', 'randomUUID'],
};

const watched: ReadonlySet<string> = new Set([...impure, ...Object.keys(impureMembers)]);

/** Time and chance are arguments in the engine and the pipeline. */
export const noClockOrChance: Rule = {
  name: 'no-clock-or-chance',
  why: 'the engine and the pipeline answer the same to the same state, act and time, so that a test controls them wholly',
  remedy: 'take it from a port: clock.now(), random(size); leave timers and output to the doors',
  *find(tree) {
    for (const file of tree.files) {
      if (file.kind !== 'source' || !pureFolders.some((folder) => file.path.startsWith(folder))) continue;
      for (const node of globalUses(file.syntax(), watched)) {
        const what = impurity(node);
        if (what) yield { path: file.path, line: lineOf(node), what: `${what} in pure code` };
      }
    }
  },
};

const impurity = (node: ts.Identifier): string | null => {
  if (impure.has(node.text)) return node.text;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
    return impureMembers[node.text]?.includes(parent.name.text) ? `${node.text}.${parent.name.text}` : null;
  if (node.text !== 'Date') return null;
  if (ts.isNewExpression(parent) && (parent.arguments ?? []).length === 0) return 'new Date()';
  return ts.isCallExpression(parent) && parent.expression === node ? 'Date()' : null;
};
