import { describe, expect, it } from 'vitest';
import { answersOf, sumOfFigures } from './figures.ts';

const figures = { requests: 1, ok: 2, denied: 3, errors: 5, failed: 7 };

describe('figures', () => {
  it('are added up one by one', () => {
    expect(sumOfFigures([figures, figures, { ...figures, denied: 4 }])).toEqual({
      requests: 3,
      ok: 6,
      denied: 10,
      errors: 15,
      failed: 21,
    });
    expect(sumOfFigures([])).toEqual({ requests: 0, ok: 0, denied: 0, errors: 0, failed: 0 });
  });

  it('have as answers all that a living key was told, whether it was let in or not', () => {
    expect(answersOf(figures)).toBe(10);
  });
});
