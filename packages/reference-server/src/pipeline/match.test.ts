import type { Operation, Operations } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bakery } from '../../test/bakery/provider.ts';
import { createRouter } from './match.ts';

const operation = (path: string, method: Operation['method'] = 'GET'): Operation => ({
  ...bakery.operations.getHealth,
  id: `${method} ${path}`,
  method,
  path,
});
const operationsOf = (...list: readonly Operation[]): Operations =>
  Object.fromEntries(list.map((each) => [each.id, each]));

const route = createRouter(
  operationsOf(
    operation('/rooms'),
    operation('/rooms', 'POST'),
    operation('/rooms/{roomId}'),
    operation('/rooms/latest'),
    operation('/rooms/{roomId}/events/{eventId}'),
    operation('/rooms/latest/notes'),
    operation('/rooms/batch', 'POST'),
    operation('/{kind}/latest/people/{personId}'),
  ),
  '/v1',
);
const led = (method: string, path: string) => {
  const routed = route(method, path);
  switch (routed.kind) {
    case 'operation':
      return [routed.operation.id, routed.path];
    case 'options':
      return ['OPTIONS', routed.allowed];
    case 'selection':
      return [(body: unknown) => routed.select(body).id, routed.path];
    case 'refused':
      return routed.refusal;
  }
};

describe('createRouter', () => {
  it('leads a method and a path to their operation, with decoded parameters', () => {
    expect(led('GET', '/v1/rooms')).toEqual(['GET /rooms', {}]);
    expect(led('POST', '/v1/rooms')).toEqual(['POST /rooms', {}]);
    expect(led('GET', '/v1/rooms/r%C3%A4um%20e')).toEqual(['GET /rooms/{roomId}', { roomId: 'räum e' }]);
    expect(led('GET', '/v1/rooms/a/events/b')).toEqual([
      'GET /rooms/{roomId}/events/{eventId}',
      { roomId: 'a', eventId: 'b' },
    ]);
  });

  it('prefers a static segment to a parameter, and comes back where it leads nowhere', () => {
    expect(led('GET', '/v1/rooms/latest')).toEqual(['GET /rooms/latest', {}]);
    expect(led('GET', '/v1/rooms/latest/events/b')).toEqual([
      'GET /rooms/{roomId}/events/{eventId}',
      { roomId: 'latest', eventId: 'b' },
    ]);
    // Down through rooms, {roomId} and latest before it turns back.
    expect(led('GET', '/v1/rooms/latest/people/p')).toEqual([
      'GET /{kind}/latest/people/{personId}',
      { kind: 'rooms', personId: 'p' },
    ]);
    expect(led('GET', '/v1/rooms/l%61test')).toEqual(['GET /rooms/latest', {}]);
  });

  it('keeps %2F within its segment', () => {
    expect(led('GET', '/v1/rooms/a%2Fevents%2Fb')).toEqual(['GET /rooms/{roomId}', { roomId: 'a/events/b' }]);
  });

  it('marks a parameter whose percent-encoding is malformed, and finds no route in a malformed static segment', () => {
    expect(led('GET', '/v1/rooms/%zz')).toEqual(['GET /rooms/{roomId}', { roomId: null }]);
    expect(led('GET', '/v1/rooms/%C3%28')).toEqual(['GET /rooms/{roomId}', { roomId: null }]);
    expect(led('GET', '/v1/room%')).toEqual({ kind: 'not_found', what: 'Route' });
  });

  it('finds nothing at a trailing slash, an empty segment, another base or beyond', () => {
    for (const path of [
      '/v1/rooms/',
      '/v1/',
      '/v1',
      '/',
      '',
      '/v2/rooms',
      '/v1//rooms',
      '/v1/rooms//events/b',
      '/v1/rooms/a/b',
      '/v1rooms',
    ]) {
      expect(led('GET', path)).toEqual({ kind: 'not_found', what: 'Route' });
    }
  });

  it('answers HEAD as GET, tells what is allowed, and takes methods as they are written', () => {
    expect(led('HEAD', '/v1/rooms')).toEqual(['GET /rooms', {}]);
    expect(led('OPTIONS', '/v1/rooms')).toEqual(['OPTIONS', ['GET', 'HEAD', 'OPTIONS', 'POST']]);
    expect(led('DELETE', '/v1/rooms')).toEqual({
      kind: 'method_not_allowed',
      allowed: ['GET', 'HEAD', 'OPTIONS', 'POST'],
    });
    expect(led('GET', '/v1/rooms/batch')).toEqual({ kind: 'method_not_allowed', allowed: ['OPTIONS', 'POST'] });
    expect(led('get', '/v1/rooms')).toMatchObject({ kind: 'method_not_allowed' });
  });

  it('refuses documents that it could not route', () => {
    expect(() => createRouter(operationsOf(operation('/a/{b}.json')), '')).toThrow("'/a/{b}.json'");
    const one = { ...operation('/a'), id: 'one' };
    expect(() => createRouter({ one, two: { ...one, id: 'two' } }, '')).toThrow("'one' and 'two'");
  });

  it('leads every path to the operation that it was written from (property, 1,200 operations)', () => {
    const templates = Array.from({ length: 1200 }, (_, at) => `/kind${at % 40}/{id}/part${at}`);
    const many = createRouter(operationsOf(...templates.map((path) => operation(path))), '/api');
    fc.assert(
      fc.property(fc.nat({ max: 1199 }), fc.string({ minLength: 1, unit: 'grapheme' }), (at, id) => {
        const path = `/api/kind${at % 40}/${encodeURIComponent(id)}/part${at}`;
        expect(many('GET', path)).toMatchObject({ operation: { path: templates[at] }, path: { id } });
      }),
    );
  });
});
