import type { OpenApiDocument, Operation, Refusal } from '@latchkey/providers';
import type { Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { type BodyRule, bodyRule } from './body-rule.ts';
import { type ParameterRule, parameterRule } from './parameter-rule.ts';
import { parseQuery } from './query.ts';
import { createDocumentReader } from './schema.ts';

/** A request's input as the document types it, or why it is refused. */
export type Checked =
  | {
      readonly ok: true;
      readonly path: Readonly<Record<string, string>>;
      readonly query: Readonly<Record<string, unknown>>;
      /** Documented header parameters by their names in lower case, as texts. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type Check = (
  operation: Operation,
  path: Readonly<Record<string, string | null>>,
  exchange: Exchange,
) => MaybePromise<Checked>;

interface InputRules {
  readonly path: readonly ParameterRule[];
  readonly query: readonly ParameterRule[];
  readonly headers: readonly ParameterRule[];
  readonly body: BodyRule | null;
}

/**
 * Checks requests against the document: path, then query, then headers, then body. An operation's schemas are compiled when it is first
 * called. Nothing is transformed but a parameter's text into its documented type; unknown query parameters are ignored.
 */
export const createCheck = (document: OpenApiDocument): Check => {
  const reader = createDocumentReader(document);
  const compiled = new Map<string, InputRules>();

  /** Where the document describes an operation: one that the body tells apart stands beside its path, with a fragment. */
  const keyOf = ({ id, method, path, when }: Operation): string => {
    if (when === undefined) return path;
    const isMeant = (key: string) =>
      key.startsWith(`${path}#`) &&
      reader.resolve(reader.resolve(document.paths[key])[method.toLowerCase()]).operationId === id;
    return Object.keys(document.paths).find(isMeant) ?? path;
  };

  const rulesOf = (operation: Operation): InputRules => {
    const known = compiled.get(operation.id);
    if (known) return known;
    const item = reader.resolve(document.paths[keyOf(operation)]);
    const node = reader.resolve(item[operation.method.toLowerCase()]);
    const rules = [...listOf(item.parameters), ...listOf(node.parameters)].map((each) => parameterRule(reader, each));
    // An operation's parameter takes the place of its path's of the same name.
    const byName = new Map(rules.map((rule) => [`${rule.in} ${rule.name}`, rule]));
    const found: InputRules = {
      path: [...byName.values()].filter((rule) => rule.in === 'path'),
      query: [...byName.values()].filter((rule) => rule.in === 'query'),
      headers: [...byName.values()].filter((rule) => rule.in === 'header'),
      body: operation.body && bodyRule(reader, operation.body, node.requestBody),
    };
    compiled.set(operation.id, found);
    return found;
  };

  return (operation, path, exchange) => {
    const malformed = Object.keys(path).find((name) => path[name] === null);
    if (malformed !== undefined) return { ok: false, refusal: malformedPath(malformed) };
    const rules = rulesOf(operation);
    for (const rule of rules.path) {
      const read = rule.read([path[rule.name] ?? null]);
      if (!read.ok) return read;
    }
    const sent = parseQuery(exchange.query);
    const query: Record<string, unknown> = {};
    for (const rule of rules.query) {
      const read = rule.read(sent.get(rule.name) ?? []);
      if (!read.ok) return read;
      if (read.value !== undefined) query[rule.name] = read.value;
    }
    const headers: Record<string, string> = {};
    for (const rule of rules.headers) {
      const name = rule.name.toLowerCase();
      // An empty header says nothing.
      const text = exchange.header(name) || undefined;
      const read = rule.read(text === undefined ? [] : [text]);
      if (!read.ok) return read;
      if (text !== undefined) headers[name] = text;
    }
    const known = decodedOnly(path);
    if (!rules.body) return { ok: true, path: known, query, headers, body: undefined };
    return after(rules.body(exchange), (body) =>
      body.ok ? { ok: true, path: known, query, headers, body: body.value } : body,
    );
  };
};

const malformedPath = (parameter: string): Refusal => ({
  kind: 'invalid_parameter',
  parameter,
  value: null,
  expected: 'a text in well-formed percent-encoding',
});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const decodedOnly = (path: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> => {
  const decoded: Record<string, string> = {};
  for (const [name, value] of Object.entries(path)) if (value !== null) decoded[name] = value;
  return decoded;
};
