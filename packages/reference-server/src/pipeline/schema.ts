import type { OpenApiDocument } from '@latchkey/providers';

/** The part of a JSON Schema that the server itself reads; the rest is the validator's business. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a document's nodes, following references. */
export const createDocumentReader = (document: OpenApiDocument) => {
  const lookUp = (pointer: string): unknown => {
    if (!pointer.startsWith('#/'))
      throw new Error(`The document refers to '${pointer}', outside of itself. Bundle it.`);
    let node: unknown = document;
    for (const step of pointer.slice(2).split('/')) {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      node = isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
    }
    if (node === undefined) throw new Error(`The document refers to '${pointer}', which it does not hold.`);
    return node;
  };

  const resolve = (node: unknown): Readonly<Record<string, unknown>> => {
    let resolved = node;
    const seen = new Set<string>();
    while (isObject(resolved) && typeof resolved.$ref === 'string') {
      if (seen.has(resolved.$ref)) throw new Error(`The document's reference '${resolved.$ref}' leads to itself.`);
      seen.add(resolved.$ref);
      // What stands beside a reference holds as well (OpenAPI 3.1), above all a default.
      const { $ref, ...beside } = resolved;
      const target = lookUp($ref);
      resolved = isObject(target) ? { ...target, ...beside } : target;
    }
    return isObject(resolved) ? resolved : {};
  };

  return {
    /** The node itself, or what its reference leads to. */
    resolve,
    /** The schema as one that stands alone: what it refers to comes along under `$defs`. */
    standalone(schema: unknown): Record<string, unknown> {
      const names = new Map<string, string>();
      const definitions: Record<string, unknown> = {};
      const copy = (node: unknown): unknown => {
        if (Array.isArray(node)) return node.map(copy);
        if (!isObject(node)) return node;
        return Object.fromEntries(
          Object.entries(node).map(([key, value]) =>
            key === '$ref' && typeof value === 'string' ? [key, define(value)] : [key, copy(value)],
          ),
        );
      };
      const define = (pointer: string): string => {
        const known = names.get(pointer);
        if (known !== undefined) return known;
        const name = `s${names.size}`;
        names.set(pointer, `#/$defs/${name}`);
        definitions[name] = copy(lookUp(pointer));
        return `#/$defs/${name}`;
      };
      const root = copy(schema);
      return { ...(isObject(root) ? root : {}), $defs: definitions };
    },
  };
};

export type DocumentReader = ReturnType<typeof createDocumentReader>;
