import type { OpenApiDocument } from '@latchkey/providers';

/**
 * The names of a list's columns: the properties of its records, in the order in which the document describes them.
 * Throws where the operation is not in the document or its success answer is no envelope with a `data` list of objects.
 */
export const columnsOf = (document: OpenApiDocument, operationId: string): string[] => {
  const operation = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .find((candidate) => child(document, candidate, 'operationId') === operationId);
  const responses = child(document, operation, 'responses');
  const success = Object.keys(isObject(responses) ? responses : {}).find((status) => status.startsWith('2'));
  const path = [success ?? '', 'content', 'application/json', 'schema', 'properties', 'data', 'items', 'properties'];
  const properties = path.reduce<unknown>((node, name) => child(document, node, name), responses);
  if (!isObject(properties)) throw new Error(`${operationId} is not described as a list of records in the document.`);
  return Object.keys(properties);
};

/** A member of a node, where the node may be a reference to what it stands for. */
const child = (document: OpenApiDocument, node: unknown, name: string): unknown => {
  if (!isObject(node)) return undefined;
  if (typeof node.$ref === 'string') return child(document, targetOf(document, node.$ref), name);
  const member = node[name];
  return isObject(member) && typeof member.$ref === 'string' ? targetOf(document, member.$ref) : member;
};

const targetOf = (document: OpenApiDocument, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((node, part) => (isObject(node) ? node[part] : undefined), document);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
