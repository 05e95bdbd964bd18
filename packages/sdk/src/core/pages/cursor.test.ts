import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operation, provider, offset as style } from '../../../test/provider.ts';
import { fingerprintOf, readCursor, writeCursor } from './cursor.ts';

const made = provider();
const list = operation('listThings');
const print = (input: Parameters<typeof fingerprintOf>[3], kind: 'offset' | 'page' = 'offset') =>
  fingerprintOf(made, list, { ...style, kind }, input);

describe('a cursor', () => {
  it('gives its position back, for the query that it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.dictionary(fc.string(), fc.string()), (position, query) => {
        const fingerprint = print({ query });
        const cursor = writeCursor(fingerprint, position);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(fingerprint, cursor)).toBe(position);
      }),
    );
  });

  it('of another query, or from another server, is refused', () => {
    const cursor = writeCursor(print({ path: { roomId: '1' }, query: { order: 'asc' } }), '500');
    const others = [
      print({ path: { roomId: '2' }, query: { order: 'asc' } }),
      print({ path: { roomId: '1' }, query: { order: 'desc' } }),
      print({ path: { roomId: '1' } }),
      fingerprintOf(made, operation('listOthers'), style, { path: { roomId: '1' }, query: { order: 'asc' } }),
      fingerprintOf({ ...made, id: 'another' }, list, style, { path: { roomId: '1' }, query: { order: 'asc' } }),
      fingerprintOf({ ...made, baseUrl: 'https://staging.example.com/v1' }, list, style, {
        path: { roomId: '1' },
        query: { order: 'asc' },
      }),
    ];
    for (const other of others) {
      expect(() => readCursor(other, cursor)).toThrow(expect.objectContaining({ code: 'config' }));
    }
  });

  it('does not mind the order of filters, those that are undefined, or the size of pages', () => {
    expect(print({ query: { a: 1, b: 2, c: undefined, limit: 5, offset: 9 } })).toBe(print({ query: { b: 2, a: 1 } }));
    expect(print({ query: { limit: 5 } }, 'page')).not.toBe(print({ query: { limit: 6 } }, 'page'));
  });

  it('takes no parameter for one of paging where the list is not cut into pages', () => {
    const whole = { ...style, kind: 'whole' } as const;
    const prints = [{}, { limit: 5 }, { offset: 9 }].map((query) => fingerprintOf(made, list, whole, { query }));
    expect(new Set(prints).size).toBe(3);
  });

  it('is not read from any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(() => readCursor(print({}), text)).toThrow(expect.objectContaining({ code: 'config' }));
      }),
    );
  });
});
