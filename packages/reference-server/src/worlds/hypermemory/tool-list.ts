import { grants, type Operation } from '@latchkey/providers';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { document } from '@latchkey/providers/hypermemory/document';
import type { Wire } from './wire.ts';

/**
 * What `tools/list` tells a key: the eight tools of memories whatever its scopes, because the documents expect eight; and
 * those of graphs where it may call them. Names, words and schemas are the document's.
 */
export const toolsFor = (scopes: readonly string[]): Wire['Tool'][] =>
  Object.values<Operation>(hypermemory.operations).flatMap((operation) => {
    const name = operation.when?.find(([pointer]) => pointer === '/params/name')?.[1];
    if (name === undefined) return [];
    const isShown =
      operation.tags.includes('memory') ||
      operation.scopes?.some((needed) => grants(hypermemory.access, scopes, needed));
    return isShown ? [toolOf(operation, name)] : [];
  });

const toolOf = (operation: Operation, name: string): Wire['Tool'] => {
  const node = at(document, ['paths', `${operation.path}#${name}`, operation.method.toLowerCase()]);
  const schema = [
    ...['requestBody', 'content', 'application/json', 'schema'],
    ...['properties', 'params', 'properties', 'arguments'],
  ];
  return {
    name,
    description: String(at(node, ['summary'])),
    inputSchema: { ...Object(inlined(at(node, schema))) },
  };
};

/** What stands under these names, references followed on the way. */
const at = (from: unknown, names: readonly string[]): unknown =>
  names.reduce<unknown>((node, name) => resolved(Reflect.get(Object(node), name)), resolved(from));

const resolved = (node: unknown): unknown => {
  const reference = typeof node === 'object' && node !== null && '$ref' in node ? node.$ref : undefined;
  return typeof reference === 'string' ? at(document, reference.slice(2).split('/')) : node;
};

/** A schema that stands alone: a client has no document to look references up in. */
const inlined = (node: unknown): unknown => {
  const found = resolved(node);
  if (Array.isArray(found)) return found.map(inlined);
  if (typeof found !== 'object' || found === null) return found;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, inlined(value)]));
};
