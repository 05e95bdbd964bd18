import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Aged, byAge, olderThan } from './by-age.ts';

const rowsOf = (ages: readonly number[]): Aged[] =>
  ages.map((createdAtMs, sequence) => ({ facts: { createdAtMs }, sequence }));

describe('rows by age', () => {
  it('lie oldest first and of one age as they came, whenever they are asked for, and each is found in its place', () => {
    const came = fc.record({ age: fc.integer({ min: 0, max: 20 }), isAsked: fc.boolean() });
    fc.assert(
      fc.property(fc.array(came, { maxLength: 60 }), (steps) => {
        const all = rowsOf(steps.map(({ age }) => age));
        const { put, ordered } = byAge<Aged>();
        const rows: Aged[] = [];
        for (const [index, row] of all.entries()) {
          put(row, rows);
          if (!steps[index]?.isAsked) continue;
          // A sort leaves those alike as they were.
          const expected = all
            .slice(0, index + 1)
            .sort((one, other) => one.facts.createdAtMs - other.facts.createdAtMs);
          expect(ordered(rows)).toEqual(expected);
          expect(rows.map((each) => olderThan(each, rows))).toEqual(rows.map((_, at) => at));
        }
      }),
    );
  });

  it('are put in order list by list', () => {
    const { put, ordered } = byAge<Aged>();
    const lists: Aged[][] = [[], []];
    for (const rows of lists) for (const row of rowsOf([5, 1])) put(row, rows);
    const ages = lists.map((rows) => ordered(rows).map(({ facts }) => facts.createdAtMs));
    expect(ages).toEqual([
      [1, 5],
      [1, 5],
    ]);
  });

  it('say how many are older than one that is not among them', () => {
    const [absent, ...rows] = rowsOf([5, 1, 5, 9]);
    expect(absent && olderThan(absent, rows)).toBe(1);
  });
});
