import type { OpenApiDocument } from '@latchkey/providers';

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  /** Path template, without the base path. */
  readonly template: string;
  /** What the document says of a status: its own entry, its class (`4XX`) or `default`. */
  response(status: number): DocumentedResponse | null;
}

export interface DocumentedResponse {
  readonly requiredHeaders: readonly string[];
  /** JSON pointers to the schema of each media type; null where a type has no schema. */
  readonly content: ReadonlyMap<string, string | null>;
}

type Node = Readonly<Record<string, unknown>>;

/** Every operation of a document. */
export const operationsOf = (document: OpenApiDocument): DocumentedOperation[] =>
  Object.entries(document.paths).flatMap(([template, item]) =>
    methods
      .filter((method) => isNode(item[method]))
      .map((method) => readOperation(document, template, method, item[method] as Node)),
  );

/**
 * The examples that a document gives for its path parameters and its required query parameters, by name: ids that its
 * servers' sample data hold.
 */
export const parameterExamples = (document: OpenApiDocument): Record<string, string> => {
  const parameters = Object.entries(document.paths).flatMap(([template, item]) =>
    ['', ...methods.map((method) => `/${method}`)].flatMap((owner) => {
      const at = `/paths/${escapePointer(template)}${owner}/parameters`;
      const list = owner === '' || isNode(item[owner.slice(1)]) ? valueAt(document, at) : undefined;
      return Array.isArray(list) ? list.map((_, index) => valueAt(document, resolve(document, `${at}/${index}`))) : [];
    }),
  );
  return Object.fromEntries(
    parameters
      .filter(isNode)
      .filter(({ required, example }) => required === true && example !== undefined)
      .map(({ name, example }) => [String(name), String(example)]),
  );
};

/** Finds the operation that a request reaches. A `HEAD` is looked up as the `GET` it stands for. */
export const operationFinder = (document: OpenApiDocument) => {
  const operations = operationsOf(document).sort((a, b) => parameterCount(a.template) - parameterCount(b.template));
  return (method: string, path: string): DocumentedOperation | undefined => {
    const asked = method === 'HEAD' ? 'GET' : method;
    const relative = withoutBase(document, path);
    return operations.find((operation) => operation.method === asked && matches(operation.template, relative));
  };
};

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const withoutBase = (document: OpenApiDocument, path: string): string => {
  const bases = (document.servers ?? []).map(({ url }) => new URL(url, 'http://localhost').pathname.replace(/\/$/, ''));
  const base = bases.find((each) => each !== '' && path.startsWith(`${each}/`)) ?? '';
  return path.slice(base.length);
};

const matches = (template: string, path: string): boolean => {
  const wanted = template.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) => (segment.startsWith('{') ? given[at] !== '' : segment === given[at]))
  );
};

const parameterCount = (template: string): number => template.split('{').length - 1;

const readOperation = (
  document: OpenApiDocument,
  template: string,
  method: string,
  operation: Node,
): DocumentedOperation => ({
  id: String(operation.operationId),
  method: method.toUpperCase(),
  template,
  response(status) {
    const responses = isNode(operation.responses) ? operation.responses : {};
    const name = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((each) => each in responses);
    if (!name) return null;
    const at = resolve(document, `/paths/${escapePointer(template)}/${method}/responses/${name}`);
    return { requiredHeaders: requiredHeaders(document, at), content: contentOf(document, at) };
  },
});

const requiredHeaders = (document: OpenApiDocument, at: string): string[] => {
  const headers = valueAt(document, `${at}/headers`);
  if (!isNode(headers)) return [];
  return Object.keys(headers).filter((name) => {
    const header = valueAt(document, resolve(document, `${at}/headers/${escapePointer(name)}`));
    return isNode(header) && header.required === true;
  });
};

const contentOf = (document: OpenApiDocument, at: string): Map<string, string | null> => {
  const content = valueAt(document, `${at}/content`);
  if (!isNode(content)) return new Map();
  return new Map(
    Object.entries(content).map(([type, media]) => [
      type,
      isNode(media) && media.schema !== undefined ? `${at}/content/${escapePointer(type)}/schema` : null,
    ]),
  );
};

/** Follows `$ref` within the document until a pointer names the thing itself. */
const resolve = (document: OpenApiDocument, pointer: string): string => {
  const value = valueAt(document, pointer);
  const reference = isNode(value) ? value.$ref : undefined;
  return typeof reference === 'string' ? resolve(document, reference.slice(1)) : pointer;
};

const valueAt = (document: OpenApiDocument, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (value, name) => (isNode(value) ? value[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      document,
    );

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
