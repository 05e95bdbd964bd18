import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooNested, maxNesting } from './nesting.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

const nested = (value: unknown, depth: number): unknown => (depth === 0 ? value : [nested(value, depth - 1)]);

describe('isTooNested', () => {
  it('is true one level beyond the most, and not before', () => {
    expect(isTooNested('['.repeat(maxNesting) + ']'.repeat(maxNesting))).toBe(false);
    expect(isTooNested('{"a":'.repeat(maxNesting + 1))).toBe(true);
    expect(isTooNested('[]'.repeat(maxNesting + 1))).toBe(false);
  });

  it('looks past brackets within texts', () => {
    expect(isTooNested(JSON.stringify('["\\'.repeat(1000)))).toBe(false);
  });

  it('agrees with the depth of any JSON value (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: maxNesting - 5, max: maxNesting + 5 }), (value, depth) => {
        const deep = nested(value, depth);
        expect(isTooNested(JSON.stringify(deep))).toBe(depthOf(deep) > maxNesting);
      }),
    );
  });
});
