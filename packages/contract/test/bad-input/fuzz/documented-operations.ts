import type { OpenApiDocument } from '@latchkey/providers';

/** What the document says of an operation, as far as requests are made from it. */
export interface DocumentedRequest {
  readonly method: string;
  /** Behind the base path. */
  readonly template: string;
  readonly query: readonly DocumentedParameter[];
  /** A body that the document shows, or null where none is taken. */
  readonly body: unknown;
}

export interface DocumentedParameter {
  readonly name: string;
  readonly isRequired: boolean;
  /** Values that the document allows. */
  readonly values: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Reads every operation of a bundled document. `body`: what to send where one is taken. */
export const documentedRequests = (document: OpenApiDocument, body: unknown): readonly DocumentedRequest[] => {
  const resolve = (node: unknown): Node => {
    if (!isNode(node)) return {};
    if (typeof node.$ref !== 'string') return node;
    const found = node.$ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, step) => (isNode(at) ? at[step] : undefined), document);
    return resolve(found);
  };

  const parameter = (node: unknown): DocumentedParameter & { readonly in: unknown } => {
    const { name, in: place, required, schema, example } = resolve(node);
    const values = valuesOf(resolve(schema), example);
    return { name: String(name), in: place, isRequired: required === true, values };
  };

  return Object.entries(document.paths).flatMap(([template, item]) =>
    Object.entries(resolve(item))
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => {
        const { parameters, requestBody } = resolve(operation);
        const declared = Array.isArray(parameters) ? parameters.map(parameter) : [];
        return {
          method: method.toUpperCase(),
          template,
          query: declared.filter((each) => each.in === 'query'),
          body: requestBody === undefined ? null : body,
        };
      }),
  );
};

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

const valuesOf = ({ enum: alternatives, type, minimum, maximum }: Node, example: unknown): readonly string[] => {
  if (Array.isArray(alternatives)) return alternatives.map(String);
  if (type === 'boolean') return ['true', 'false'];
  const bounds = [minimum, maximum].filter((bound) => bound !== undefined).map(String);
  return [...bounds, ...(example === undefined ? [] : [String(example)]), ...(bounds.length > 0 ? ['3'] : [])];
};
