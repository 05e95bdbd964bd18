import type { Rotation } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { bench, system } from '../../../test/engine/fixture.ts';

const open = (rotation: Rotation) => () =>
  bench({ provider: { lifecycle: { ...system.lifecycle, acts: ['issue', 'rotate'], rotation } } });

describe('a declared rotation', () => {
  it.each([
    [0, 0, undefined],
    [1000, 1000, 1],
    [0, 86_400_000, 3],
  ])('may overlap for %d ms, %d at most', (usual, max, maxPredecessors) => {
    expect(open({ overlapMs: { default: usual, max }, ...(maxPredecessors && { maxPredecessors }) })).not.toThrow();
  });

  it.each([
    [1001, 1000, 1],
    [-1, 1000, 1],
    [0.5, 1000, 1],
    [Number.NaN, 1000, 1],
    [0, Number.POSITIVE_INFINITY, 1],
    [0, 1000, 0],
    [0, 1000, 1.5],
    [0, 1000, Number.NaN],
  ])('is refused at the start with an overlap of %d ms, %d at most, and %d earlier keys', (usual, max, most) => {
    expect(open({ overlapMs: { default: usual, max }, maxPredecessors: most })).toThrow(RangeError);
  });
});
