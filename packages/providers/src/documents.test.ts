import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { planes, providers } from './all.ts';
import type { OpenApiDocument } from './spec/document.ts';
import type { Operation, Operations } from './spec/operation.ts';

type Node = Readonly<Record<string, unknown>>;

const generated = await Promise.all(
  [...Object.keys(providers), ...Object.keys(planes)].map(async (id) => {
    const { document }: { document: OpenApiDocument } = await import(`./${id}/document.ts`);
    const { operations }: { operations: Operations } = await import(`./${id}/operations.ts`);
    const { responses }: { responses: Readonly<Record<string, z.ZodMiniType>> } = await import(`./${id}/schemas.ts`);
    return { id, document, operations: Object.values(operations), keys: Object.keys(operations), responses };
  }),
);

describe.each(generated)('the document of $id', ({ document, operations, keys, responses }) => {
  /** What stands under these names, references followed at every step; an empty node where there is nothing. */
  const at = (from: unknown, ...names: readonly string[]): Node => {
    const node = asNode(from);
    const target = typeof node.$ref === 'string' ? at(document, ...node.$ref.slice(2).split('/').map(unescaped)) : node;
    const [name, ...rest] = names;
    return name === undefined ? target : at(target[name], ...rest);
  };
  // Operations that the body tells apart stand beside their path, with a fragment.
  const keyOf = ({ id, method, path }: Operation) =>
    Object.keys(document.paths).find(
      (key) => key.split('#', 1)[0] === path && at(document, 'paths', key, method.toLowerCase()).operationId === id,
    ) ?? path;
  const declared = (operation: Operation) =>
    at(document, 'paths', keyOf(operation), operation.method.toLowerCase(), 'responses');
  const bodies = operations.flatMap((operation) =>
    Object.entries(declared(operation)).flatMap(([status, answer]) =>
      Object.entries(at(answer, 'content')).map(([mediaType, media]) => ({
        name: `${operation.id} ${status} ${mediaType}`,
        operation,
        succeeds: status.startsWith('2'),
        mediaType,
        schema: at(media, 'schema'),
        examples: Object.values(at(media, 'examples')).map((example) => at(example).value),
      })),
    ),
  );
  const answers = bodies.filter(({ succeeds, mediaType }) => succeeds && mediaType === 'application/json');

  /** The example with an unknown property in every object whose properties the schema names. */
  const widened = (schema: Node, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => widened(at(schema, 'items'), item));
    if (typeof value !== 'object' || value === null || schema.properties === undefined) return value;
    const known = Object.entries(value).map(([name, each]) => [name, widened(at(schema, 'properties', name), each)]);
    return { ...Object.fromEntries(known), addedLater: 1 };
  };

  it('has each operation under its own id, method and path, or body where these are shared', () => {
    expect(operations.map(({ id }) => id)).toEqual(keys);
    const places = operations.map(({ method, path, when = [] }) => `${method} ${path} ${when.join()}`);
    expect(new Set(places).size).toBe(keys.length);
  });

  it('gives an example of every answer that is text', () => {
    const bare = bodies.filter(({ schema, examples }) => schema.format !== 'binary' && examples.length === 0);
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('has a schema for every successful JSON answer, which takes its examples', () => {
    expect(answers.map(({ operation }) => operation.id)).toEqual(Object.keys(responses));
    for (const { name, operation, examples } of answers) {
      for (const example of examples) {
        expect(responses[operation.id]?.safeParse(example), name).toMatchObject({ success: true });
      }
    }
  });

  it('lets unknown fields of an answer pass, at every depth', () => {
    for (const { name, operation, schema, examples } of answers) {
      for (const example of examples) {
        const wide = widened(schema, example);
        expect(wide, name).not.toEqual(example);
        expect(responses[operation.id]?.safeParse(wide), name).toMatchObject({ success: true });
      }
    }
  });

  it('refuses an answer that is something else', () => {
    for (const schema of Object.values(responses)) {
      expect(schema.safeParse({ unexpected: true }).success).toBe(false);
      expect(schema.safeParse([]).success).toBe(false);
    }
  });

  it('declares 401 and 429 wherever a key is asked for, and 403 wherever a scope is', () => {
    for (const operation of operations) {
      const { id, scopes } = operation;
      const expected = scopes === null ? [] : scopes.some((needed) => needed.length === 0) ? [] : ['403'];
      const keyed = scopes === null ? [] : ['401', '429'];
      expect(Object.keys(declared(operation)), id).toEqual(expect.arrayContaining([...expected, ...keyed]));
    }
  });

  it('requires Retry-After on every 429', () => {
    const refusing = operations.filter((operation) => '429' in declared(operation));
    const silent = refusing.filter(
      (operation) => at(declared(operation), '429', 'headers', 'Retry-After').required !== true,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
    expect(refusing).not.toEqual([]);
  });

  it('writes the examples of a list alike in every format', () => {
    for (const { operation, examples } of answers.filter(({ operation }) => operation.page !== null)) {
      const records = Object.values(at(examples[0], 'data'));
      const textIn = (mediaType: string) =>
        String(bodies.find((body) => body.operation === operation && body.mediaType === mediaType)?.examples[0]);
      if (operation.produces.includes('text/csv')) {
        expect(textIn('text/csv').split('\n')[0], operation.id).toBe(Object.keys(at(records[0])).join(','));
      }
      if (operation.produces.includes('application/x-ndjson')) {
        const lines = textIn('application/x-ndjson').trimEnd().split('\n');
        expect(
          lines.map((line) => JSON.parse(line)),
          operation.id,
        ).toEqual(records);
      }
    }
  });
});

const asNode = (value: unknown): Node => (typeof value === 'object' && value !== null ? { ...value } : {});

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');
