import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage, readProblem, writePage, writeProblem } from './codecs.ts';

describe('pages', () => {
  it('reads off what it writes: all pages in turn are the whole list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 25 }), (total, limit) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const seen: unknown[] = [];
        let position: string | null = '0';
        let requests = 0;
        while (position !== null) {
          const offset = Number(position);
          const items = list.slice(offset, offset + limit);
          const page = readPage(JSON.parse(JSON.stringify(writePage({ items, total, limit, offset, metadata: {} }))));
          expect(page.total).toBe(total);
          seen.push(...page.items);
          position = page.next;
          requests += 1;
        }
        expect(seen).toEqual(list);
        expect(requests).toBe(Math.max(1, Math.ceil(total / limit)));
      }),
    );
  });

  it('writes the envelope with its metadata, and the next offset only while there is one', () => {
    expect(writePage({ items: ['a'], total: 3, limit: 1, offset: 1, metadata: { dataType: 'events' } })).toEqual({
      status: 'success',
      data: ['a'],
      metadata: {
        dataType: 'events',
        pagination: { total: 3, returned: 1, hasMore: true, limit: 1, offset: 1, nextOffset: 2 },
      },
    });
    expect(JSON.stringify(writePage({ items: ['c'], total: 3, limit: 1, offset: 2, metadata: {} }))).not.toContain(
      'nextOffset',
    );
  });

  it.each<[string, unknown[], object, string | null]>([
    [
      'an empty page in the middle goes to its next offset',
      [],
      { total: 9, returned: 0, hasMore: true, limit: 3, offset: 3, nextOffset: 6 },
      '6',
    ],
    ['an empty page that names no next offset moves on by the limit', [], { hasMore: true, limit: 3, offset: 3 }, '6'],
    ['a short page moves on by what it returned', [1], { hasMore: true, limit: 3, offset: 3, returned: 1 }, '4'],
    ['a page that does not count itself is counted', [1, 2], { hasMore: true, offset: 3 }, '5'],
    ['without hasMore a next offset will do', [1], { offset: 3, nextOffset: 4 }, '4'],
    ['without hasMore the total will do', [1], { offset: 3, total: 5 }, '4'],
    ['without hasMore the total ends the list', [1], { offset: 4, total: 5 }, null],
    ['hasMore decides against a next offset', [1], { hasMore: false, offset: 3, nextOffset: 4 }, null],
    ['hasMore decides against the total', [1], { hasMore: false, offset: 0, total: 5 }, null],
    ['a null is as good as nothing', [1], { hasMore: false, offset: 0, total: null, nextOffset: null }, null],
    ['nothing at all is the only page', [1], {}, null],
  ])('%s', (_, data, pagination, next) => {
    expect(readPage({ data, metadata: { pagination } }).next).toBe(next);
  });

  it('takes a body without metadata for the only page', () => {
    expect(readPage({ data: [1] })).toEqual({ items: [1], total: null, next: null });
  });

  it.each([
    ['no body', null],
    ['a text', 'data'],
    ['an object in place of the list', { data: {} }],
    ['a wrong total', { data: [], metadata: { pagination: { total: '9' } } }],
    ['a negative next offset', { data: [], metadata: { pagination: { hasMore: true, nextOffset: -1 } } }],
    ['an error', { status: 'error', error: { code: 'NOT_FOUND', message: 'Room not found' } }],
  ])('refuses %s', (_, body) => {
    expect(() => readPage(body)).toThrow(/The answer is no page: .+ is missing or of the wrong type/);
  });

  it.each([
    ['no offset at all', { hasMore: true, returned: 1 }],
    ['an empty page without a limit', { hasMore: true, returned: 0, offset: 3 }],
  ])('refuses a next page that nothing says the place of: %s', (_, pagination) => {
    expect(() => readPage({ data: [], metadata: { pagination } })).toThrow(/lacks nextOffset/);
  });

  it('never throws but a TypeError, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (data, pagination) => {
        try {
          const { items, next } = readPage({ data, metadata: { pagination } });
          expect(Array.isArray(items)).toBe(true);
          expect(next === null || /^\d+$/.test(next)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});

describe('problems', () => {
  it('gives back what it wrote', () => {
    const problem = fc.record(
      {
        status: fc.integer({ min: 400, max: 599 }),
        code: fc.string(),
        message: fc.string(),
        // A property called __proto__ is dropped on reading.
        details: fc.dictionary(
          fc.string().filter((name) => name !== '__proto__'),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: ['status', 'code', 'message'] },
    );
    fc.assert(
      fc.property(problem, (each) => {
        const read = readProblem(each.status, JSON.parse(JSON.stringify(writeProblem(each))));
        expect(read).toMatchObject(JSON.parse(JSON.stringify(each)));
      }),
    );
  });

  it.each([
    ['an unknown code goes by the status', 404, { error: { code: 'GONE_FISHING', message: 'no' } }, 'not_found'],
    ['an unknown code of a failing server', 503, { error: { code: 'BUSY', message: 'no' } }, 'server_error'],
    ['a bare sentence goes by the status', 429, { error: 'slow down' }, 'rate_limited'],
    ['a body without a message', 401, { error: { code: 'UNAUTHORIZED' } }, 'unauthorized'],
    [
      'a body with null details',
      403,
      { error: { code: 'FORBIDDEN', message: 'no', details: null } },
      'insufficient_scope',
    ],
    ['a code of the prototype', 400, { error: { code: 'constructor', message: 'no' } }, 'invalid_request'],
  ])('%s', (_, status, body, error) => {
    expect(readProblem(status, body)?.error).toBe(error);
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { error: 5 }, { error: {} }, { message: 'no' }, { data: [] }])(
    'takes %j for none of its own',
    (body) => {
      expect(readProblem(502, body)).toBeNull();
    },
  );

  it.each([
    [{ parameter: 'limit', value: '0', expected: 'a whole number' }, 'Give limit as a whole number.'],
    [{ errors: [{ path: 'events[0].onset', expected: 'a number' }] }, 'Give events[0].onset as a number.'],
    [{ errors: [{ path: '', expected: 'an object' }] }, 'Give the body as an object.'],
    [{ errors: [] }, undefined],
    [{ parameter: 7, expected: 'a number' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('tells of %j what to do: %s', (details, hint) => {
    const read = readProblem(400, { error: { code: 'INVALID_PARAMETER', message: 'no', details } });
    expect(read?.hint).toBe(hint);
  });

  it.each([
    ['Insufficient permissions. Required: read:a, read:b', undefined, ['read:a', 'read:b']],
    ['Insufficient permissions. Required: read:a', { required: ['read:c'] }, ['read:c']],
    ['Insufficient permissions. Required:', undefined, undefined],
    ['Insufficient permissions', { required: 'read:c' }, undefined],
    ['Insufficient permissions', undefined, undefined],
  ])('reads the required scopes of %j with %j', (message, details, scopes) => {
    const body = { error: { code: 'FORBIDDEN', message, ...(details ? { details } : {}) } };
    expect(readProblem(403, body)?.requiredScopes).toEqual(scopes);
  });
});
