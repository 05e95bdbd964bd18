import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage, readProblem, writeKnowledge, writeMemories, writeProblem } from './codecs.ts';

const styles = [
  ['memories', readPage('data'), writeMemories],
  ['facts', readPage('facts'), writeKnowledge('facts')],
  ['entities', readPage('entities'), writeKnowledge('entities')],
] as const;

describe.each(styles)('pages of %s', (_, read, write) => {
  it('reads off what it writes: all pages in turn are the whole list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 25 }), (total, limit) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const seen: unknown[] = [];
        let position: string | null = '0';
        while (position !== null) {
          const offset = Number(position);
          const items = list.slice(offset, offset + limit);
          const page = read(write({ items, total, limit, offset, metadata: {} }));
          expect(page.total).toBe(total);
          seen.push(...page.items);
          position = page.next;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it('keeps what the answer says beside the list', () => {
    expect(write({ items: [], total: 0, limit: 5, offset: 0, metadata: { stats: { person: 2 } } })).toMatchObject({
      success: true,
      stats: { person: 2 },
    });
  });

  it('never throws but a TypeError, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (items, pagination) => {
        try {
          const page = read({ data: items, facts: items, entities: items, pagination });
          expect(page.next === null || /^\d+$/.test(page.next)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});

describe('pages', () => {
  const read = readPage('data');
  it.each([
    ['the end, whatever the total says', [1], { hasMore: false, offset: 0, total: 9 }, null],
    ['an empty page in the middle moves on by the limit', [], { hasMore: true, offset: 4, limit: 2 }, '6'],
    ['nothing at all is the only page', [1], {}, null],
    ['a null is as good as nothing', [1], { hasMore: null, offset: 0, total: 3 }, '1'],
  ])('%s', (_, data, pagination, next) => {
    expect(read({ success: true, data, pagination }).next).toBe(next);
  });

  it.each([
    ['no offset at all', [1], { hasMore: true }],
    ['an empty page without a limit', [], { hasMore: true, offset: 3 }],
  ])('refuses a next page that nothing says the place of: %s', (_, data, pagination) => {
    expect(() => read({ data, pagination })).toThrow(/and not where/);
  });

  it.each([
    null,
    'data',
    { data: {} },
    { data: [], pagination: { total: '9' } },
    { success: false, error: 'NOT_FOUND' },
  ])('refuses %j', (body) => {
    expect(() => read(body)).toThrow(/The answer is no page: .+ is missing or of the wrong type/);
  });
});

describe('problems', () => {
  const problems = fc.record(
    {
      status: fc.integer({ min: 400, max: 599 }),
      code: fc.string(),
      message: fc.string(),
      details: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string(), { minKeys: 1 }),
    },
    { requiredKeys: ['status', 'code', 'message'] },
  );

  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(problems, (each) => {
        const read = readProblem(each.status, JSON.parse(JSON.stringify(writeProblem(each))));
        expect(read).toMatchObject(JSON.parse(JSON.stringify(each)));
      }),
    );
  });

  it('writes retryAfter where the seed has it, and reads it at either place', () => {
    const problem = { status: 429, code: 'RATE_LIMITED', message: 'Rate limit exceeded', details: { retryAfter: 7 } };
    expect(writeProblem(problem)).toEqual({
      success: false,
      error: 'RATE_LIMITED',
      message: 'Rate limit exceeded',
      retryAfter: 7,
    });
    for (const told of [{ retryAfter: 7 }, { details: { retryAfter: 7 } }]) {
      const body = { success: false, error: 'RATE_LIMITED', message: 'no', ...told };
      expect(readProblem(429, body)?.details).toEqual({ retryAfter: 7 });
    }
  });

  it.each([
    ['an unknown code goes by the status', 404, { error: 'GONE_FISHING' }, 'not_found'],
    ['an unknown code of a failing server', 503, { error: 'BUSY' }, 'server_error'],
    ['a code of the prototype', 400, { error: 'constructor' }, 'invalid_request'],
    ['an expired key', 401, { error: 'UNAUTHORIZED', message: 'API key has expired' }, 'key_expired'],
    ['a key that is good for nothing', 401, { error: 'UNAUTHORIZED', message: 'Invalid API key' }, 'unauthorized'],
  ])('%s', (_, status, body, error) => {
    expect(readProblem(status, { success: false, ...body })?.error).toBe(error);
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { success: true, error: 'X' }, { success: false }, { error: 'X' }])(
    'takes %j for none of its own',
    (body) => {
      expect(readProblem(502, body)).toBeNull();
    },
  );
});
