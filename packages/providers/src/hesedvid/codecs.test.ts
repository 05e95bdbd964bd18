import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvironments, readProblem, readVideos, writeEnvironments, writeProblem, writeVideos } from './codecs.ts';

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('pages', () => {
  it('reads off what it writes: all pages in turn are the whole list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 25 }), (total, limit) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const seen: unknown[] = [];
        let position: string | null = '1';
        let requests = 0;
        while (position !== null) {
          const offset = (Number(position) - 1) * limit;
          const items = list.slice(offset, offset + limit);
          const page = readVideos(overTheWire(writeVideos({ items, total, limit, offset, metadata: {} })));
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

  it('says which page it is, and of how many', () => {
    expect(writeVideos({ items: ['c'], total: 5, limit: 2, offset: 2, metadata: {} })).toEqual({
      body: { videos: ['c'], pagination: { total: 5, page: 2, pageSize: 2, totalPages: 3 } },
    });
  });

  it('reads environments off what it writes', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const wire = writeEnvironments({ items, total: items.length, limit: items.length, offset: 0, metadata: {} });
        expect(readEnvironments(wire)).toEqual({ items, total: items.length, next: null });
      }),
    );
  });

  it.each([
    ['no body', null],
    ['a list without its envelope', { videos: [], environments: [] }],
    ['an object in place of the list', { body: { videos: {}, environments: {} } }],
    ['a problem', { title: 'Not Found', status: 404, detail: 'Video not found' }],
  ])('refuses %s', (_, body) => {
    expect(() => readVideos(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
    expect(() => readEnvironments(body)).toThrow(/The answer is no list: .+ is missing or of the wrong type/);
  });

  it.each([
    ['no place in the list', undefined],
    ['a total that is a text', { total: '9', page: 1, pageSize: 2 }],
    ['a page before the first', { total: 9, page: 0, pageSize: 2 }],
    ['pages of nothing', { total: 9, page: 1, pageSize: 0 }],
  ])('refuses a page with %s', (_, pagination) => {
    expect(() => readVideos({ body: { videos: [], pagination } })).toThrow(/The answer is no list: body\.pagination/);
  });
});

describe('problems', () => {
  it('gives back what it wrote', () => {
    const problem = fc.record({ status: fc.integer({ min: 400, max: 599 }), code: fc.string(), message: fc.string() });
    fc.assert(
      fc.property(problem, (each) => {
        expect(readProblem(each.status, overTheWire(writeProblem(each)))).toMatchObject(each);
      }),
    );
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { title: 5 }, { message: 'no' }])('takes %j for none of its own', (body) => {
    expect(readProblem(502, body)).toBeNull();
  });

  it.each([
    [401, 'Missing or invalid API key. The key has expired.', 'key_expired'],
    [403, 'The URL has expired.', 'insufficient_scope'],
    [403, 'No access to this organisation.', 'wrong_organization'],
    [403, 'No access to this environment.', 'wrong_environment'],
    [400, 'No such environment.', 'invalid_request'],
    [404, 'Organization not found', 'not_found'],
  ])('reads %i %s as %s', (status, detail, error) => {
    expect(readProblem(status, { title: '-', status, detail })?.error).toBe(error);
  });

  it('keeps which part of the request was at fault', () => {
    const errors = [{ location: 'query.page', message: 'a whole number' }];
    expect(readProblem(400, { title: 'Bad Request', detail: 'no', errors })?.details).toEqual({ errors });
  });
});
