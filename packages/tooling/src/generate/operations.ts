import { banner, type GeneratedFile, providerFolder } from './generated-file.ts';
import { type Literal, literal, propertyName } from './literal.ts';
import {
  type BodyObject,
  isRef,
  type OpenApi,
  operationsOf,
  type ParameterObject,
  type PlacedOperation,
  type Ref,
  type ResponseObject,
  resolve,
} from './openapi.ts';
import type { SourceDocument } from './read-documents.ts';
import { isKeyOptional, scopesOf } from './scopes.ts';

/** `operations.ts`: what a client must know of each operation, and no more. */
export const operationsFile = ({ id, path, document }: SourceDocument): GeneratedFile => {
  const shared = new Map<string, string>();
  const operations = operationsOf(document).map((placed) => operationSource(document, placed, shared));
  // Constants, and not an object's properties: a minifier shortens their names.
  const parameters = [...shared]
    .map(([name, source]) => `const ${name} = ${source} as const satisfies Parameter;`)
    .sort();
  const text = [
    banner(path),
    `import type { Operations${parameters.length > 0 ? ', Parameter' : ''} } from '../spec/operation.ts';`,
    '',
    ...(parameters.length > 0 ? [...parameters, ''] : []),
    `/** The operations of ${document.info.title}, by their ids. */`,
    'export const operations = {',
    ...operations,
    '} as const satisfies Operations;',
    '',
    'export type OperationId = keyof typeof operations;',
    '',
  ].join('\n');
  return { path: `${providerFolder(id)}/operations.ts`, text };
};

const operationSource = (
  document: OpenApi,
  { id, method, path, item, operation }: PlacedOperation,
  shared: Map<string, string>,
): string => {
  const where = `${method.toUpperCase()} ${path}`;
  const parameters = parametersOf(document, item.parameters ?? [], operation.parameters ?? []);
  const body = operation.requestBody ? resolve<BodyObject>(document, operation.requestBody) : null;
  const success = successOf(where, operation.responses ?? {});
  const answer = resolve<ResponseObject>(document, success.response);
  const fields: Record<string, string> = {
    id: literal(id),
    method: literal(method.toUpperCase()),
    path: literal(routeOf(path)),
    ...whenSource(where, path, method, operation),
    tags: literal(operation.tags ?? []),
    parameters: listSource(parameters.map((parameter) => parameterSource(document, where, parameter, shared))),
    body: literal(body && { contentType: mediaTypeOf(where, body), required: body.required ?? false }),
    scopes: literal(scopesOf(document, operation.security)),
    ...(isKeyOptional(document, operation.security) ? { keyOptional: literal(true) } : {}),
    page: literal(operation['x-latchkey-page'] ?? null),
    produces: literal(Object.keys(answer.content ?? {})),
    success: literal(success.status),
    idempotencyKey: literal(
      parameters.some((parameter) => resolve(document, parameter).name.toLowerCase() === 'idempotency-key'),
    ),
  };
  const lines = Object.entries(fields).map(([name, source]) => `    ${name}: ${source},`);
  return [`  ${propertyName(id)}: {`, ...lines, '  },'].join('\n');
};

/** A path as a URL has it: what tells selected operations apart in the document is no part of it. */
const routeOf = (path: string): string => path.split('#', 1)[0] ?? path;

/** What the body of a selected operation holds; nothing for an operation that answers every body. */
const whenSource = (
  where: string,
  path: string,
  method: string,
  operation: PlacedOperation['operation'],
): { readonly when?: string } => {
  const when = Object.entries(operation['x-latchkey-when'] ?? {});
  if (when.length > 0 !== path.includes('#')) {
    throw new Error(`${where}: a fragment in the path and 'x-latchkey-when' go together. Give both or neither.`);
  }
  if (when.length === 0) return {};
  if (!operation.requestBody || ['get', 'head', 'delete'].includes(method)) {
    throw new Error(
      `${where}: 'x-latchkey-when' looks into the body, and there is none. Describe it under 'requestBody'.`,
    );
  }
  const conditions = when.map(([pointer, value]): readonly [string, string] => {
    if (isPointer.test(pointer) && typeof value === 'string') return [pointer, value];
    throw new Error(`${where}: '${pointer}' of 'x-latchkey-when' is no JSON pointer with a text as its value.`);
  });
  return { when: literal(conditions) };
};

const isPointer = /^(?:\/(?:[^~/]|~[01])*)+$/;

/** A path's parameters and its operation's; the operation's own take the place of the path's of the same name. */
const parametersOf = (
  document: OpenApi,
  ofPath: readonly (Ref | ParameterObject)[],
  ofOperation: readonly (Ref | ParameterObject)[],
): (Ref | ParameterObject)[] => {
  const byName = new Map<string, Ref | ParameterObject>();
  for (const each of [...ofPath, ...ofOperation]) {
    const parameter = resolve<ParameterObject>(document, each);
    byName.set(`${parameter.in} ${parameter.name}`, each);
  }
  return [...byName.values()];
};

/** A parameter in place, or the name of the one that the document shares. */
const parameterSource = (
  document: OpenApi,
  where: string,
  node: Ref | ParameterObject,
  shared: Map<string, string>,
): string => {
  const { name, in: place, required = false } = resolve<ParameterObject>(document, node);
  if (!['path', 'query', 'header'].includes(place)) {
    throw new Error(`${where}: parameter '${name}' is in '${place}'. Only path, query and header are supported.`);
  }
  const source = literal({ name, in: place, required } satisfies Literal);
  if (!isRef(node)) return source;
  const constant = constantName(node.$ref.split('/').at(-1) ?? name);
  if ((shared.get(constant) ?? source) !== source) {
    throw new Error(`${where}: two shared parameters would be named '${constant}'. Rename one of them.`);
  }
  shared.set(constant, source);
  return constant;
};

/** What a shared parameter is named in the source: nothing that is a word of the language, or another name of the file. */
const constantName = (key: string): string => {
  const plain = key.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase()).replace(/^\d/, '_$&');
  return `${plain.charAt(0).toLowerCase()}${plain.slice(1)}Parameter`;
};

/** A list on one line, or filled into several where one is too short. */
const listSource = (items: readonly string[]): string => {
  const oneLine = `[${items.join(', ')}]`;
  if (oneLine.length <= 100) return oneLine;
  const rows: string[] = [];
  for (const item of items) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + item.length <= 108) rows[rows.length - 1] = `${row} ${item},`;
    else rows.push(`${item},`);
  }
  return ['[', ...rows.map((row) => `      ${row}`), '    ]'].join('\n');
};

const mediaTypeOf = (where: string, body: BodyObject): string => {
  const [contentType] = Object.keys(body.content);
  if (!contentType) throw new Error(`${where}: the body has no media type. Name one under 'content'.`);
  return contentType;
};

/** The lowest success; a redirect where an operation knows nothing better. */
const successOf = (where: string, responses: Readonly<Record<string, Ref | ResponseObject>>) => {
  const [found] = Object.entries(responses)
    .map(([status, response]) => ({ status: Number(status.replace(/XX$/i, '00')), response }))
    .filter(({ status }) => status >= 200 && status < 400)
    .sort((one, other) => one.status - other.status);
  if (!found) throw new Error(`${where}: no success is declared. Add a 2xx response.`);
  return found;
};
