import { describe, expect, it } from 'vitest';
import { costsOf } from './cost.ts';
import type { Operation } from './operation.ts';

const operation = (id: string): Operation => ({
  id,
  method: 'GET',
  path: `/${id}`,
  tags: [],
  parameters: [],
  body: null,
  scopes: [[]],
  page: null,
  produces: ['application/json'],
  success: 200,
  idempotencyKey: false,
});
const operations = { search: operation('search'), health: operation('health'), constructor: operation('constructor') };

describe('what a request costs', () => {
  it('is what its operation declares, and one unit where nothing is said', () => {
    const costOf = costsOf({ operations, costs: { search: 5 } });
    expect(Object.values(operations).map(costOf)).toEqual([5, 1, 1]);
    expect(Object.values(operations).map(costsOf({ operations }))).toEqual([1, 1, 1]);
    expect(costsOf({ operations, costs: { search: undefined } })(operations.search)).toBe(1);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2'])('is refused as %s units', (cost) => {
    expect(() => costsOf({ operations, costs: { search: cost as number } })).toThrow(
      new RangeError(`'search' cannot cost ${cost} units. Use a whole number from 1 up.`),
    );
  });

  it('is refused for an operation that there is not', () => {
    expect(() => costsOf({ operations, costs: { serach: 2 } })).toThrow(/no operation 'serach'/);
    expect(() => costsOf({ operations, costs: { toString: 2 } as Record<string, number> })).toThrow(RangeError);
  });
});
