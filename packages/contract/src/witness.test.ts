import type { OpenApiDocument } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { createWitness, type ExchangeRecord } from './witness.ts';

const document: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://api.example/v1' }],
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: {
          200: {
            description: 'The thing.',
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
              'text/csv': {},
            },
          },
          204: { description: 'Nothing.' },
          429: { $ref: '#/components/responses/Slow' },
        },
      },
    },
    '/rpc': { post: { operationId: 'call', responses: { 200: { description: 'Anything.' } } } },
    '/rpc#count': {
      post: {
        operationId: 'count',
        'x-latchkey-when': { '/method': 'count' },
        responses: {
          200: { description: 'A number.', content: { 'application/json': { schema: { type: 'integer' } } } },
        },
      },
    },
    '/things/mine': { get: { operationId: 'getMine', responses: { '2XX': { description: 'Mine.' } } } },
  },
  components: {
    schemas: { Thing: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } } },
    responses: {
      Slow: {
        description: 'Too many.',
        headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' }, 'X-Note': {} },
        content: { 'application/json': { schema: { type: 'object' } } },
      },
    },
    headers: { RetryAfter: { required: true, schema: { type: 'integer' } } },
  },
};

const exchange = (changes: Partial<ExchangeRecord>): ExchangeRecord => ({
  method: 'GET',
  path: '/v1/things/a%2Fb',
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '{"size":1}',
  ...changes,
});

const violations = (changes: Partial<ExchangeRecord>) =>
  createWitness(document)
    .check(exchange(changes))
    .map(({ where }) => where);

describe('a witness', () => {
  it('knows by the request’s body which of the operations at a path was meant', () => {
    const rpc = { method: 'POST', path: '/v1/rpc', body: '' };
    expect(violations({ ...rpc, sent: '{"method":"other"}' })).toEqual([]);
    expect(violations({ ...rpc, sent: '{' })).toEqual([]);
    expect(violations(rpc)).toEqual([]);
    expect(violations({ ...rpc, sent: '{"method":"count"}', body: '7' })).toEqual([]);
    expect(violations({ ...rpc, sent: '{"method":"count"}', body: '"seven"' })).toEqual(['body /']);
  });

  it('agrees with an answer that is as documented', () => {
    expect(violations({})).toEqual([]);
    expect(violations({ body: '{"size":1,"more":true}' })).toEqual([]);
    expect(violations({ headers: { 'content-type': 'text/csv' }, body: 'size\n1\n' })).toEqual([]);
    expect(violations({ path: '/v1/things/mine', body: '' })).toEqual([]);
  });

  it('names the place in the body that is not as documented', () => {
    expect(violations({ body: '{"size":"large"}' })).toEqual(['body /size']);
    expect(violations({ body: '{}' })).toEqual(['body /']);
    expect(violations({ body: '{"size":' })).toEqual(['body']);
  });

  it('names a status, a media type and a header that are not documented or missing', () => {
    expect(violations({ status: 418 })).toEqual(['status 418']);
    expect(violations({ headers: { 'content-type': 'text/html' } })).toEqual(['header content-type']);
    expect(violations({ status: 429, body: '{}' })).toEqual(['header Retry-After']);
    expect(violations({ status: 204 })).toEqual(['body']);
  });

  it('wants no body of a HEAD, and its headers all the same', () => {
    expect(violations({ method: 'HEAD', body: '' })).toEqual([]);
    expect(violations({ method: 'HEAD', body: '', status: 429 })).toEqual(['header Retry-After']);
  });

  it('reports an answer from a route that the document does not know, unless it is a refusal', () => {
    expect(violations({ path: '/v1/nothing' })).toEqual(['GET /v1/nothing']);
    expect(violations({ path: '/v1/nothing', status: 404 })).toEqual([]);
    expect(violations({ method: 'DELETE', status: 405 })).toEqual([]);
  });

  it('remembers which operations were seen, and with which statuses', () => {
    const witness = createWitness(document);
    witness.check(exchange({}));
    witness.check(exchange({ status: 429, headers: { 'retry-after': '1' } }));
    witness.check(exchange({ path: '/v1/things/mine' }));
    expect(witness.covered()).toEqual(
      new Map([
        ['getThing', new Set([200, 429])],
        ['getMine', new Set([200])],
      ]),
    );
  });
});
