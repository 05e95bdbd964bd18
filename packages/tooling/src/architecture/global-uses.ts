import ts from 'typescript';
import { nodesOf } from './syntax.ts';

/**
 * Where a file uses one of the runtime's own names, such as `process` or `new Date()`, as a value. A name that the file
 * declares itself (a parameter, a constant, an import of its own) is not the runtime's; one from a `node:` module is.
 */
export const globalUses = (source: ts.SourceFile, names: ReadonlySet<string>): readonly ts.Identifier[] => {
  const identifiers = [...nodesOf(source)]
    .filter((node) => ts.isIdentifier(node))
    .filter(({ text }) => names.has(text));
  const declared = new Set(identifiers.filter(isDeclared).map(({ text }) => text));
  return identifiers.filter((node) => !declared.has(node.text) && isUse(node));
};

const isDeclared = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isImportSpecifier(parent)) return parent.name === node && !isFromNode(parent);
  return (
    (ts.isParameter(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent)) &&
    parent.name === node
  );
};

const isFromNode = (specifier: ts.ImportSpecifier): boolean => {
  const from = specifier.parent.parent.parent.moduleSpecifier;
  return ts.isStringLiteral(from) && from.text.startsWith('node:');
};

/** Not the name of a member, nor part of a type. */
const isUse = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return ts.isIdentifier(parent.expression) && parent.expression.text === 'globalThis';
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  const isMemberName =
    (ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent)) && parent.name === node;
  return !isMemberName && !isInType(node);
};

const isInType = (node: ts.Node): boolean => {
  for (let at: ts.Node = node; at && !ts.isStatement(at); at = at.parent) {
    if (ts.isTypeNode(at) && !ts.isExpressionWithTypeArguments(at)) return true;
    if (ts.isExpression(at) && !ts.isIdentifier(at)) return false;
  }
  return ts.isTypeAliasDeclaration(node.parent) || ts.isInterfaceDeclaration(node.parent);
};
