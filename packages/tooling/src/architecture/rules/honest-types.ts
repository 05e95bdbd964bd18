import ts from 'typescript';
import type { Finding, Rule } from '../rule.ts';
import type { SourceFile } from '../source-tree.ts';
import { commentsOf, lineOf, nodesOf } from '../syntax.ts';

/** No cast to `any`, and no silenced compiler; a test may expect an error with `@ts-expect-error`. */
export const honestTypes: Rule = {
  name: 'honest-types',
  why: 'what the compiler is told not to look at is where the next bug hides',
  remedy: 'narrow it, decode it with a codec, or give it its type; in a type test use @ts-expect-error',
  *find(tree) {
    for (const file of tree.files) {
      yield* casts(file);
      if (/@ts-(ignore|nocheck|expect-error)/.test(file.text)) yield* silencers(file);
    }
  },
};

function* casts(file: SourceFile): Iterable<Finding> {
  for (const node of nodesOf(file.syntax())) {
    const isCast = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
    if (isCast && node.type.kind === ts.SyntaxKind.AnyKeyword)
      yield { path: file.path, line: lineOf(node.type), what: 'a cast to any' };
  }
}

function* silencers(file: SourceFile): Iterable<Finding> {
  const forbidden = file.kind === 'test' ? /^\W*@ts-(ignore|nocheck)/ : /^\W*@ts-(ignore|nocheck|expect-error)/;
  for (const { text, line } of commentsOf(file.syntax())) {
    const name = text.match(forbidden)?.[1];
    if (name) yield { path: file.path, line, what: `@ts-${name}` };
  }
}
