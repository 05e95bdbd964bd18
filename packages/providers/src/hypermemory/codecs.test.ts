import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readKeys,
  readProblem,
  readResults,
  readToolError,
  rpcIdOf,
  writeKeys,
  writeProblem,
  writeResult,
  writeResults,
  writeToolError,
} from './codecs.ts';

const pageOf = (list: readonly unknown[], limit: number, offset: number) => ({
  items: list.slice(offset, offset + limit),
  total: list.length,
  limit,
  offset,
  metadata: { id: 1 },
});

describe('pages', () => {
  it('read off what they write: all pages in turn are the whole list', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 25 }), (total, limit) => {
        const list = Array.from({ length: total }, (_, index) => index);
        const seen: unknown[] = [];
        let position: string | null = '0';
        while (position !== null) {
          const page = readResults(writeResults(pageOf(list, limit, Number(position))));
          expect(page.total).toBe(total);
          seen.push(...page.items);
          position = page.next;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it('keep what the result says beside the list, and the id of the call', () => {
    expect(writeResults({ ...pageOf([], 5, 0), metadata: { id: 'a', query_id: 'qry_1' } })).toEqual({
      jsonrpc: '2.0',
      id: 'a',
      result: { query_id: 'qry_1', results: [], total: 0, offset: 0, limit: 5, has_more: false },
    });
  });

  it.each([
    ['the end, whatever the total says', { results: [1], has_more: false, offset: 0, total: 9 }, null],
    ['an empty page in the middle moves on by the limit', { results: [], has_more: true, offset: 4, limit: 2 }, '6'],
    ['nothing but the list is the only page', { results: [1] }, null],
    ['without has_more the total tells', { results: [1], offset: 0, total: 3 }, '1'],
  ])('%s', (_, result, next) => {
    expect(readResults({ jsonrpc: '2.0', id: 1, result }).next).toBe(next);
  });

  it.each([
    ['no offset at all', { results: [1], has_more: true }],
    ['an empty page without a limit', { results: [], has_more: true, offset: 3 }],
  ])('refuse a next page that nothing says the place of: %s', (_, result) => {
    expect(() => readResults({ result })).toThrow(/and not where/);
  });

  it('never throw but a TypeError, whatever the body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (result) => {
        for (const read of [() => readResults({ result }), () => readKeys(result)]) {
          try {
            expect(read().items).toBeInstanceOf(Array);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
          }
        }
      }),
    );
  });

  it('of keys are the whole list', () => {
    expect(readKeys(writeKeys(pageOf(['a', 'b'], 2, 0)))).toEqual({ items: ['a', 'b'], total: 2, next: null });
    expect(() => readKeys({ keys: 'none' })).toThrow('keys is missing or of the wrong type');
  });
});

describe('the id of a call', () => {
  it.each([
    [{ id: 7 }, 7],
    [{ id: 'a' }, 'a'],
    [{ id: 1.5 }, null],
    [{ id: {} }, null],
    [{}, null],
    [null, null],
    [[], null],
  ])('of %j is %j', (body, id) => {
    expect(rpcIdOf(body)).toBe(id);
  });

  it('security 23: is not repeated where it might be a key', () => {
    const key = 'hm_live_abc123xyz456def789ghi012jkl345mno678';
    expect(rpcIdOf({ id: key })).toBeNull();
    expect(JSON.stringify([writeResult(key, {}), writeToolError(key, { code: 'A', message: '' })])).not.toContain(key);
  });
});

describe('problems', () => {
  const words = fc.stringMatching(/^[a-z_]{1,8}$/).filter((name) => !['code', 'message', 'details'].includes(name));
  const problems = fc.record(
    {
      status: fc.integer({ min: 400, max: 599 }),
      code: fc.string(),
      message: fc.string(),
      details: fc.dictionary(words, fc.string(), { minKeys: 1 }),
    },
    { requiredKeys: ['status', 'code', 'message'] },
  );

  it('give back what was written, over HTTP and as JSON-RPC', () => {
    fc.assert(
      fc.property(problems, (each) => {
        const { status, ...said } = JSON.parse(JSON.stringify(each));
        expect(readProblem(status, JSON.parse(JSON.stringify(writeProblem(each))))).toMatchObject({ status, ...said });
        expect(readToolError(JSON.parse(JSON.stringify(writeToolError(1, each))))).toMatchObject(said);
      }),
    );
  });

  it('are no problem where a result is', () => {
    expect(readToolError({ jsonrpc: '2.0', id: 1, result: {} })).toBeNull();
  });

  it('tell when the month’s queries come back', () => {
    const body = { error: { code: 'QUOTA_EXCEEDED', message: '', resets_at: '2026-02-01T00:00:00.000Z' } };
    expect(readProblem(429, body)).toMatchObject({
      error: 'quota_exceeded',
      retryAt: new Date('2026-02-01T00:00:00Z'),
    });
    expect(readProblem(429, { error: { ...body.error, resets_at: 'soon' } })).not.toHaveProperty('retryAt');
  });

  it.each([
    ['an unknown code goes by the status', 404, { code: 'GONE_FISHING' }, 'not_found'],
    ['an unknown code of a tool', 200, { code: 'GONE_FISHING' }, 'invalid_request'],
    ['a code of the prototype', 400, { code: 'constructor' }, 'invalid_request'],
    ['an unknown code of a failing server', 503, { code: 'BUSY' }, 'server_error'],
  ])('%s', (_, status, error, code) => {
    expect(readProblem(status, { error })?.error).toBe(code);
  });

  it.each([null, 'Bad Gateway', 5, [], {}, { error: 'X' }, { error: { code: -32601, message: 'numeric' } }])(
    'takes %j for none of its own',
    (body) => {
      expect(readProblem(502, body)).toBeNull();
    },
  );
});
