/** The part of an OpenAPI 3.1 document that the generators read. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly 'x-latchkey-plane'?: boolean };
  readonly security?: readonly SecurityRequirement[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: unknown;
}

/** Scheme names and the roles each must have; an operation may name several requirements, of which one is enough. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** Parameters shared by a path's operations under `parameters`, and an operation under each method. */
export type PathItem = Readonly<Record<string, unknown>> & { readonly parameters?: readonly (Ref | ParameterObject)[] };

export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly SecurityRequirement[];
  readonly parameters?: readonly (Ref | ParameterObject)[];
  readonly requestBody?: Ref | BodyObject;
  readonly responses?: Readonly<Record<string, Ref | ResponseObject>>;
  readonly 'x-latchkey-page'?: string;
  /** JSON pointers into the request body, each with the text that must stand there. */
  readonly 'x-latchkey-when'?: Readonly<Record<string, string>>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

export interface BodyObject {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface ResponseObject {
  readonly content?: Readonly<Record<string, unknown>>;
}

export interface Ref {
  readonly $ref: string;
}

/** Whether a node is a reference. */
export const isRef = (node: object): node is Ref => '$ref' in node;

/**
 * The node itself, or what its reference stands for.
 * @throws Error when the reference points at nothing in the document.
 */
export const resolve = <T extends object>(document: OpenApi, node: T | Ref): T => {
  if (!isRef(node)) return node;
  const segments = node.$ref
    .replace(/^#\//, '')
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  let found: unknown = document;
  for (const segment of segments) found = isObject(found) ? found[segment] : undefined;
  if (!isObject(found)) throw new Error(`Reference '${node.$ref}' points at nothing. Correct it in the document.`);
  return resolve(document, found as T | Ref);
};

/** Whether a value is an object, so that its properties can be asked for. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The methods of a path item that hold operations. */
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

/** An operation with where it stands in its document. */
export interface PlacedOperation {
  readonly id: string;
  readonly method: (typeof methods)[number];
  readonly path: string;
  readonly item: PathItem;
  readonly operation: OperationObject;
}

/**
 * Every operation of a document in the document's order.
 * @throws Error when one has no `operationId`, or shares it with another.
 */
export const operationsOf = (document: OpenApi): PlacedOperation[] => {
  const placed = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation: OperationObject | undefined = isObject(item[method]) ? item[method] : undefined;
      if (!operation) return [];
      const id = operation.operationId;
      if (!id) throw new Error(`${method.toUpperCase()} ${path} has no operationId. Give it one.`);
      return [{ id, method, path, item, operation }];
    }),
  );
  const ids = placed.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`Two operations are called '${twice}'. Every operationId must be its own.`);
  return placed;
};
