import ts from 'typescript';
import type { Rule } from '../rule.ts';
import { lineOf } from '../syntax.ts';

/** Configuration files are read by tools that ask for a default export, and the presets stand behind them. */
const presets = 'packages/tooling/src/presets/';

/** A written list of names is what a file offers. */
export const namedExports: Rule = {
  name: 'named-exports',
  why: 'a public surface is a written list: `export *` publishes by accident, and a default export has a new name in every file',
  remedy: 'export each name by itself: `export { a, type B } from …`',
  *find(tree) {
    for (const file of tree.files) {
      const mayDefault = file.kind === 'config' || file.path.startsWith(presets);
      for (const statement of file.syntax().statements) {
        if (isStarExport(statement)) yield { path: file.path, line: lineOf(statement), what: 'export *' };
        if (!mayDefault && isDefaultExport(statement))
          yield { path: file.path, line: lineOf(statement), what: 'a default export' };
      }
    }
  },
};

const isStarExport = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && (!statement.exportClause || ts.isNamespaceExport(statement.exportClause));

const isDefaultExport = (statement: ts.Statement): boolean => {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
    return statement.exportClause.elements.some(({ name }) => name.text === 'default');
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
};
