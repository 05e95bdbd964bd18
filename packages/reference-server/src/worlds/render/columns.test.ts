import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns.ts';

const document = {
  openapi: '3.1.1',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      parameters: [],
      get: { operationId: 'listThings', responses: { 404: {}, 200: { $ref: '#/components/responses/Things' } } },
      post: { operationId: 'addThing', responses: { 204: {} } },
    },
  },
  components: {
    responses: { Things: { content: { 'application/json': { schema: { $ref: '#/components/schemas/a~1b' } } } } },
    schemas: {
      'a/b': { properties: { data: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } } },
      Thing: { properties: { second: {}, first: {} } },
    },
  },
};

describe('columnsOf', () => {
  it('names the properties in the document’s order, through references', () => {
    expect(columnsOf(document, 'listThings')).toEqual(['second', 'first']);
  });

  it.each(['addThing', 'unheardOf'])('says that %s is described as no list', (operationId) => {
    expect(() => columnsOf(document, operationId)).toThrow(`${operationId} is not described as a list of records`);
  });
});
