import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage, readProblem, readWhole, writePage, writeProblem, writeWhole } from './codecs.ts';

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

  it('goes past an empty page in the middle by its limit, and stands still nowhere', () => {
    expect(readPage({ data: [], meta: { total: 9, limit: 3, offset: 3 } }).next).toBe('6');
    expect(readPage({ data: [], meta: { total: 9, limit: 0, offset: 3 } }).next).toBeNull();
  });

  it('reads a whole list off what it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const wire = writeWhole({ items, total: items.length, limit: items.length, offset: 0, metadata: {} });
        expect(wire).toEqual({ data: items });
        expect(readWhole(wire)).toEqual({ items, total: items.length, next: null });
      }),
    );
  });

  it.each([
    ['no body', null],
    ['a text', 'data'],
    ['an object in place of the list', { data: {} }],
    ['an error', { success: false, error: 'Not Found', message: 'Researcher not found' }],
  ])('refuses %s', (_, body) => {
    expect(() => readPage(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
    expect(() => readWhole(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
  });

  it.each([
    ['no place in the list', { data: [] }],
    ['a total that is a text', { data: [], meta: { total: '9', limit: 3, offset: 0 } }],
    ['a negative offset', { data: [], meta: { total: 9, limit: 3, offset: -1 } }],
  ])('refuses a page with %s', (_, body) => {
    expect(() => readPage(body)).toThrow(/The answer is no list: meta/);
  });
});

describe('problems', () => {
  it('gives back what it wrote', () => {
    const problem = fc.record({ status: fc.integer({ min: 400, max: 599 }), code: fc.string(), message: fc.string() });
    fc.assert(
      fc.property(problem, (each) => {
        expect(readProblem(each.status, JSON.parse(JSON.stringify(writeProblem(each))))).toMatchObject(each);
      }),
    );
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { error: 5 }, { message: 'no' }, { data: [] }])(
    'takes %j for none of its own',
    (body) => {
      expect(readProblem(502, body)).toBeNull();
    },
  );

  it('keeps what an older controller says of each field', () => {
    const messages = { title: ['The title field is required.'] };
    expect(readProblem(422, { error: 'Validation failed', messages })).toMatchObject({
      message: 'Validation failed',
      details: { messages },
    });
  });

  it.each([
    ["Scope 'write' required.", ['write']],
    ["Scope 'read', 'search' required.", ['read', 'search']],
    ["You are not 'approved'.", undefined],
    ['Scope required.', undefined],
  ])('reads the required scopes of %j', (message, scopes) => {
    expect(readProblem(403, { success: false, error: 'Forbidden', message })?.requiredScopes).toEqual(scopes);
  });

  it('takes the words of a taken time for a conflict only where they are a 400', () => {
    const body = { success: false, error: '-', message: 'Time slot is not available' };
    expect(readProblem(400, body)?.error).toBe('conflict');
    expect(readProblem(500, body)?.error).toBe('server_error');
  });
});
