import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operation } from '../../../test/provider.ts';
import { requestUrl } from './request-url.ts';

const things = operation('getThing', {
  path: '/things/{thingId}/parts',
  parameters: [
    { name: 'thingId', in: 'path', required: true },
    { name: 'since', in: 'query', required: true },
  ],
});
const url = (thingId: string, query: Parameters<typeof requestUrl>[2]['query'] = { since: 1 }) =>
  requestUrl('https://api.example.com/v1', things, { path: { thingId }, query });

describe('a request’s URL', () => {
  it('holds encoded ids, and the query in the order given', () => {
    expect(url('a/b c?#%')).toBe('https://api.example.com/v1/things/a%2Fb%20c%3F%23%25/parts?since=1');
    expect(url('1', { since: new Date(0), b: true, a: ['x', 'y'], none: undefined })).toBe(
      'https://api.example.com/v1/things/1/parts?since=1970-01-01T00%3A00%3A00.000Z&b=true&a=x&a=y',
    );
  });

  it('keeps any id within its segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (thingId) => {
        fc.pre(thingId !== '.' && thingId !== '..' && thingId.isWellFormed());
        const segments = new URL(url(thingId)).pathname.split('/');
        expect(segments.map(decodeURIComponent)).toEqual(['', 'v1', 'things', thingId, 'parts']);
      }),
    );
  });

  it.each(['', '.', '..', '\ud800'])('is not made of the id %j', (thingId) => {
    expect(() => url(thingId)).toThrow(expect.objectContaining({ code: 'config' }));
  });

  it('needs what is required, and values that are some', () => {
    for (const query of [
      {},
      { since: undefined },
      { since: Number.NaN },
      { since: Number.POSITIVE_INFINITY },
      { since: new Date('never') },
    ]) {
      expect(() => url('1', query)).toThrow(expect.objectContaining({ code: 'config' }));
    }
  });
});
