import { type OpenApiDocument, valueAt as valueIn } from '@latchkey/providers';

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  /** Path template, without the base path. */
  readonly template: string;
  /** What the request's JSON body holds where it is meant: texts by JSON pointers. Null where it answers every other body. */
  readonly when: Readonly<Record<string, string>> | null;
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

/** The first example of the JSON body that an operation takes; undefined where the document gives none. */
export const bodyExample = (document: OpenApiDocument, operationId: string): unknown => {
  const at = Object.entries(document.paths)
    .flatMap(([template, item]) => methods.map((method) => ({ template, method, node: item[method] })))
    .find(({ node }) => isNode(node) && node.operationId === operationId);
  if (!at) return undefined;
  const body = resolve(document, `/paths/${escapePointer(at.template)}/${at.method}/requestBody`);
  const examples = valueAt(document, `${body}/content/application~1json/examples`);
  const [first] = isNode(examples) ? Object.values(examples) : [];
  return isNode(first) ? first.value : undefined;
};

/**
 * Finds the operation that a request reaches, by its JSON body where several share a path. A `HEAD` that is not
 * documented is looked up as the `GET` it stands for.
 */
export const operationFinder = (document: OpenApiDocument) => {
  const operations = operationsOf(document).sort(
    (a, b) => parameterCount(a.template) - parameterCount(b.template) || conditionCount(b) - conditionCount(a),
  );
  return (method: string, path: string, body?: string): DocumentedOperation | undefined => {
    const relative = withoutBase(document, path);
    const sent = parsed(body);
    const find = (asked: string) =>
      operations.find(
        (operation) =>
          operation.method === asked && matches(operation.template, relative) && isMeant(operation.when, sent),
      );
    return find(method) ?? (method === 'HEAD' ? find('GET') : undefined);
  };
};

const conditionCount = ({ when }: DocumentedOperation): number => Object.keys(when ?? {}).length;

const isMeant = (when: DocumentedOperation['when'], body: unknown): boolean =>
  Object.entries(when ?? {}).every(([pointer, text]) => valueIn(body, pointer) === text);

const parsed = (body: string | undefined): unknown => {
  try {
    return body === undefined ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
};

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const;

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
  template: template.split('#', 1)[0] ?? template,
  when: isNode(operation['x-latchkey-when']) ? textsOf(operation['x-latchkey-when']) : null,
  response(status) {
    const responses = isNode(operation.responses) ? operation.responses : {};
    const name = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((each) => each in responses);
    if (!name) return null;
    const at = resolve(document, `/paths/${escapePointer(template)}/${method}/responses/${name}`);
    return { requiredHeaders: requiredHeaders(document, at), content: contentOf(document, at) };
  },
});

const textsOf = (node: Node): Record<string, string> =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, String(value)]));

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
