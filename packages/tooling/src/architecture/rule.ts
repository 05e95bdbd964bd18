import type { SourceTree } from './source-tree.ts';

/** One convention that a machine can hold us to. */
export interface Rule {
  /** Short kebab-case name, shown with every violation. */
  readonly name: string;
  /** One sentence: what would be lost without it. */
  readonly why: string;
  /** One sentence: how to put a violation right. */
  readonly remedy: string;
  find(tree: SourceTree): Iterable<Finding>;
}

export interface Finding {
  /** From the root. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
}

export interface Violation extends Finding {
  readonly rule: Rule;
}

/** `file:line`, the rule, what was found, why it matters and what to do: three lines. */
export const describeViolation = ({ path, line, what, rule }: Violation): string =>
  `${path}:${line} [${rule.name}] ${what}\n    why: ${rule.why}\n    do:  ${rule.remedy}`;
