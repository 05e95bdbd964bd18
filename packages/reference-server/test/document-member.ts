import type { OpenApiDocument } from '@latchkey/providers';

/** A member of a node of a document, with a reference followed to what it stands for. */
export const memberOf = (document: OpenApiDocument, node: unknown, name: string): unknown => {
  const member = typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined;
  const reference = typeof member === 'object' && member !== null ? Reflect.get(member, '$ref') : undefined;
  if (typeof reference !== 'string') return member;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((found, part) => memberOf(document, found, part), document);
};
