import { describe, expect, it } from 'vitest';
import { createDocumentReader } from './schema.ts';

const reader = createDocumentReader({
  openapi: '3.1.1',
  info: { title: 'T', version: '1' },
  paths: { '/a/{b}': { get: { summary: 'found' } } },
  components: {
    schemas: {
      Tree: { type: 'object', properties: { leaves: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
      Alias: { $ref: '#/components/schemas/Tree' },
      Loop: { $ref: '#/components/schemas/Loop' },
    },
  },
});

describe('createDocumentReader', () => {
  it('follows references, through aliases and escaped names, and keeps what stands beside them', () => {
    expect(reader.resolve({ $ref: '#/components/schemas/Alias', default: 1 })).toMatchObject({
      type: 'object',
      default: 1,
    });
    expect(reader.resolve({ $ref: '#/paths/~1a~1{b}/get' })).toEqual({ summary: 'found' });
    expect(reader.resolve(undefined)).toEqual({});
  });

  it('names a reference that leads nowhere, outside or to itself', () => {
    expect(() => reader.resolve({ $ref: '#/components/schemas/None' })).toThrow('#/components/schemas/None');
    expect(() => reader.resolve({ $ref: '#/components/constructor' })).toThrow('#/components/constructor');
    expect(() => reader.resolve({ $ref: './other.yaml' })).toThrow('Bundle it');
    expect(() => reader.resolve({ $ref: '#/components/schemas/Loop' })).toThrow('leads to itself');
  });

  it('takes along what a schema refers to, however it recurs', () => {
    expect(reader.standalone({ $ref: '#/components/schemas/Tree' })).toEqual({
      $ref: '#/$defs/s0',
      $defs: {
        s0: { type: 'object', properties: { leaves: { type: 'array', items: { $ref: '#/$defs/s0' } } } },
      },
    });
  });
});
