import type { OpenApiDocument } from '@latchkey/providers';
import type { World, WorldRequest } from '../../src/world.ts';

const query = (name: string, schema: object, more: object = {}) => ({ name, in: 'query', schema, ...more });

export const bakeryDocument: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'Bakery', version: '1' },
  paths: {
    '/loaves': {
      get: {
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          query('offset', { type: 'integer', minimum: 0, default: 0 }),
          query('sort', { $ref: '#/components/schemas/Sort', default: 'age' }),
          query('fresh', { type: 'boolean' }),
          query('weight', { type: 'number', exclusiveMinimum: 0 }),
          query('bakedAfter', { type: 'string', format: 'date-time' }),
          query('tag', { type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 3 }),
          query('ids', { type: 'array', items: { type: 'integer' } }, { explode: false }),
          query('baker', { type: 'string', minLength: 1 }),
        ],
      },
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Dough' } } },
        },
      },
    },
    '/loaves/newest': { get: {} },
    '/loaves/{loafId}': {
      parameters: [{ name: 'loafId', in: 'path', required: true, schema: { type: 'string', maxLength: 100 } }],
      get: {},
    },
    '/loaves/{loafId}/photo': {
      get: { parameters: [{ name: 'loafId', in: 'path', required: true, schema: { type: 'string' } }] },
    },
    '/oven/burn': { get: {} },
    '/oven/slow': { get: {} },
    '/health': { get: {} },
  },
  components: {
    parameters: { Limit: query('limit', { type: 'integer', minimum: 1, maximum: 100, default: 10 }) },
    schemas: {
      Sort: { type: 'string', enum: ['age', 'weight'] },
      Dough: {
        type: 'object',
        required: ['flour'],
        properties: {
          flour: { type: 'string', minLength: 1 },
          grams: { type: 'integer', minimum: 1, maximum: 5000 },
          layers: { type: 'array', items: { $ref: '#/components/schemas/Dough' } },
        },
        additionalProperties: false,
      },
    },
  },
};

/** A world that answers with what it was asked, so that tests see what reached it. */
export const bakeryWorld = (seen: WorldRequest[] = []): World => ({
  document: bakeryDocument,
  owner: 'baker_1',
  open() {
    let baked = 0;
    return {
      listLoaves(request) {
        seen.push(request);
        const { limit, offset } = request.query;
        const items = [{ id: 'loaf_1', baker: request.query.baker ?? null }];
        return { kind: 'page', items, total: 1, limit: Number(limit), offset: Number(offset), metadata: { baked } };
      },
      newestLoaf: () => ({ kind: 'json', body: { id: 'newest' }, headers: [['Cache-Control', 'private']] }),
      getLoaf(request) {
        seen.push(request);
        const { loafId } = request.path;
        if (loafId === 'nothing') return { kind: 'refused', refusal: { kind: 'not_found', what: 'Loaf' } };
        return { kind: 'json', body: { id: loafId, link: `${request.baseUrl}/loaves/newest` } };
      },
      bakeLoaf(request) {
        seen.push(request);
        baked++;
        return { kind: 'json', body: { baked } };
      },
      burnLoaf() {
        throw new Error('The oven is on fire.');
      },
      slowLoaf: async () => ({ kind: 'json', body: { slow: true } }),
      getPhoto: () => ({ kind: 'content', contentType: 'image/png', content: new Uint8Array([1, 2, 3]) }),
      getHealth: () => ({ kind: 'json', body: { fine: true } }),
    };
  },
});
