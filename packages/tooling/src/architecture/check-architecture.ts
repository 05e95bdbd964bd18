import type { Rule, Violation } from './rule.ts';
import { rules as allRules } from './rules.ts';
import { readTree } from './source-tree.ts';

/** Holds every rule against the tree below `root`; violations come sorted by file and line. */
export const checkArchitecture = (root: string, rules: readonly Rule[] = allRules): readonly Violation[] => {
  const tree = readTree(root);
  return rules
    .flatMap((rule) => [...rule.find(tree)].map((finding) => ({ ...finding, rule })))
    .sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
};
