import type { NodePath } from '@stryker-mutator/api/ignore';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** A node of the syntax tree, as far as it is looked at. */
interface SyntaxNode {
  readonly type: string;
  /** An identifier's. */
  readonly name?: string;
  /** A call's. */
  readonly callee?: SyntaxNode;
}

/** What Stryker hands over, of which it says nothing itself: Babel's path of a node. */
interface SyntaxPath extends NodePath {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | null;
  /** The name of the list of its parent that it stands in, and where. */
  readonly listKey?: string;
  readonly key: string | number | null;
}

/**
 * Leaves our own explanations to people unmutated: the words of a refusal and of a thrown error. Nobody may go by them, and a
 * test that repeated them would only make them hard to improve. A refusal's kind and field stay mutated, as does every text that
 * a system's document prints: those are given by dialects and formats, never by the second argument of `refused`.
 */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'own-words', {
    shouldIgnore(path) {
      const { node, parent, listKey, key } = path as SyntaxPath;
      if (listKey !== 'arguments' || !texts.has(node.type)) return undefined;
      const name = parent?.callee?.name ?? '';
      const isWords =
        parent?.type === 'NewExpression' ? name.endsWith('Error') && key === 0 : name === 'refused' && key === 1;
      return isWords ? 'our own words to people' : undefined;
    },
  }),
];

const texts: ReadonlySet<string> = new Set(['StringLiteral', 'TemplateLiteral']);
