import { expect, it } from 'vitest';
import type { OpenApi, OperationObject } from './openapi.ts';
import { operationsFile } from './operations.ts';

const ok = { '200': { content: { 'application/json': {} } } };

const document = (
  paths: Record<string, Record<string, OperationObject | readonly object[]>>,
  components?: unknown,
): OpenApi => ({ openapi: '3.1.1', info: { title: 'Made Up', version: '1' }, paths, components }) as OpenApi;

const textOf = (made: OpenApi): string =>
  operationsFile({ id: 'made-up', path: 'openapi/made-up.yaml', isPlane: false, document: made }).text ?? '';

it('says from which document it comes, and stands in the folder of the provider', () => {
  const file = operationsFile({
    id: 'made-up',
    path: 'openapi/made-up.yaml',
    isPlane: false,
    document: document({ '/a': { get: { operationId: 'a', responses: ok } } }),
  });
  expect(file.path).toBe('packages/providers/src/made-up/operations.ts');
  expect(file.text).toMatch(/^\/\/ Generated from openapi\/made-up\.yaml by `pnpm generate`\. Do not edit\.\n/);
});

it('says a shared parameter once, and lets the parameter of an operation take the place of its path', () => {
  const text = textOf(
    document(
      {
        '/a/{id}': {
          parameters: [{ $ref: '#/components/parameters/Id' }, { name: 'q', in: 'query' }],
          get: { operationId: 'getA', parameters: [{ name: 'q', in: 'query', required: true }], responses: ok },
          delete: { operationId: 'deleteA', responses: { '204': {} } },
        },
      },
      { parameters: { Id: { name: 'id', in: 'path', required: true } } },
    ),
  );
  expect(text.match(/name: 'id'/g)).toHaveLength(1);
  expect(text).toContain("parameters: [idParameter, { name: 'q', in: 'query', required: true }],");
  expect(text).toContain("parameters: [idParameter, { name: 'q', in: 'query', required: false }],");
});

it('names a shared parameter by what can be a name, and refuses two of one name', () => {
  const named = (...keys: string[]) =>
    document(
      {
        '/a': {
          get: {
            operationId: 'a',
            parameters: keys.map((key) => ({ $ref: `#/components/parameters/${key}` })),
            responses: ok,
          },
        },
      },
      { parameters: Object.fromEntries(keys.map((key) => [key, { name: key, in: 'query' }])) },
    );
  expect(textOf(named('in', 'page-size.max', '2nd'))).toContain(
    'parameters: [inParameter, pageSizeMaxParameter, _2ndParameter],',
  );
  expect(() => textOf(named('page-size', 'page.size'))).toThrow("named 'pageSizeParameter'");
});

it('takes the lowest success, whatever order the document has', () => {
  const text = textOf(
    document({
      '/a': {
        post: {
          operationId: 'a',
          requestBody: { required: true, content: { 'application/json': {} } },
          responses: { '400': {}, '202': {}, '201': { content: { 'application/json': {}, 'text/csv': {} } } },
        },
        get: { operationId: 'b', responses: { '2XX': {}, default: {} } },
      },
    }),
  );
  expect(text).toContain("produces: ['application/json', 'text/csv'],\n    success: 201,");
  expect(text).toContain("body: { contentType: 'application/json', required: true },");
  expect(text).toContain('produces: [],\n    success: 200,');
});

it('knows an operation that a retry cannot make act twice', () => {
  const parameters = [{ name: 'idempotency-key', in: 'header' }];
  expect(textOf(document({ '/a': { post: { operationId: 'a', parameters, responses: ok } } }))).toContain(
    'idempotencyKey: true',
  );
  expect(textOf(document({ '/a': { post: { operationId: 'a', responses: ok } } }))).toContain('idempotencyKey: false');
});

it('keeps quotes and backslashes of a document inside their literals', () => {
  expect(textOf(document({ '/it\'s\\a/"b"': { get: { operationId: 'a-b', responses: ok } } }))).toContain(
    `  'a-b': {\n    id: 'a-b',\n    method: 'GET',\n    path: '/it\\'s\\\\a/"b"',`,
  );
});

it('tells selected operations of one path apart by what their body holds, and leaves the fragment out of the path', () => {
  const body = { requestBody: { content: { 'application/json': {} } }, responses: ok };
  const text = textOf(
    document({
      '/rpc#store': {
        post: { operationId: 'store', 'x-latchkey-when': { '/method': 'call', '/params/name': 'store' }, ...body },
      },
      '/rpc': { post: { operationId: 'rest', ...body } },
    }),
  );
  expect(text).toContain("path: '/rpc',\n    when: [['/method', 'call'], ['/params/name', 'store']],\n    tags: [],");
  expect(text).toContain("id: 'rest',\n    method: 'POST',\n    path: '/rpc',\n    tags: [],");
});

it.each<[string, OpenApi, RegExp]>([
  [
    'a fragment that nothing tells apart',
    document({ '/a#b': { post: { operationId: 'a', responses: ok } } }),
    /POST \/a#b: a fragment in the path and 'x-latchkey-when' go together/,
  ],
  [
    'a selection without a fragment',
    document({ '/a': { post: { operationId: 'a', 'x-latchkey-when': { '/b': 'c' }, responses: ok } } }),
    /POST \/a: a fragment in the path and 'x-latchkey-when' go together/,
  ],
  [
    'a selection without a body',
    document({ '/a#b': { post: { operationId: 'a', 'x-latchkey-when': { '/b': 'c' }, responses: ok } } }),
    /looks into the body, and there is none/,
  ],
  [
    'a selection by no pointer',
    document({
      '/a#b': {
        post: { operationId: 'a', 'x-latchkey-when': { b: 'c' }, requestBody: { content: {} }, responses: ok },
      },
    }),
    /'b' of 'x-latchkey-when' is no JSON pointer/,
  ],
  ['an operation without an id', document({ '/a': { get: { responses: ok } } }), /GET \/a has no operationId/],
  [
    'two operations of one id',
    document({ '/a': { get: { operationId: 'a', responses: ok }, put: { operationId: 'a', responses: ok } } }),
    /Two operations are called 'a'/,
  ],
  [
    'an operation without a success',
    document({ '/a': { get: { operationId: 'a', responses: { '400': {} } } } }),
    /GET \/a: no success is declared/,
  ],
  [
    'a reference to nothing',
    document({
      '/a': { get: { operationId: 'a', parameters: [{ $ref: '#/components/parameters/None' }], responses: ok } },
    }),
    /'#\/components\/parameters\/None' points at nothing/,
  ],
  [
    'a cookie',
    document({ '/a': { get: { operationId: 'a', parameters: [{ name: 's', in: 'cookie' }], responses: ok } } }),
    /parameter 's' is in 'cookie'/,
  ],
])('refuses %s, saying where', (_, made, says) => {
  expect(() => textOf(made)).toThrow(says);
});
