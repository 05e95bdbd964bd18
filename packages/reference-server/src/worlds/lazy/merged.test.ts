import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderedList, orderedArray, orderedList, reversed } from './lazy-list.ts';
import { merged } from './merged.ts';

interface Entry {
  readonly list: number;
  readonly place: number;
  readonly key: number;
}

const keyLists = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 }), { maxLength: 6 });
const cut = fc.tuple(fc.nat(80), fc.nat(80));

describe('merged', () => {
  it('slices as a stable sort of everything would, ties in the order of the lists', () => {
    fc.assert(
      fc.property(keyLists, cut, (keys, [one, other]) => {
        const lists = keys.map(entriesOf);
        const list = merged(lists);
        const naive = lists
          .flatMap((each) => each.slice(0, each.length))
          .sort((first, second) => first.key - second.key);
        const from = Math.min(one, other, naive.length);
        const to = Math.min(Math.max(one, other), naive.length);
        expect(list.length).toBe(naive.length);
        expect(list.slice(from, to)).toEqual(naive.slice(from, to));
        expect(reversed(list).slice(from, to)).toEqual(naive.toReversed().slice(from, to));
      }),
    );
  });

  it('makes the items of the slice and no others, wherever in a billion it stands', () => {
    let made = 0;
    const counted = (step: number): OrderedList<number> =>
      orderedList(
        500_000_000,
        (index) => index * step,
        (index) => {
          made += 1;
          return index * step;
        },
      );
    const list = merged([counted(2), counted(3)]);
    expect(list.slice(999_999_990, 1_000_000_000)).toHaveLength(10);
    expect(list.slice(5, 10)).toEqual([6, 6, 8, 9, 10]);
    expect(made).toBe(15);
  });
});

const entriesOf = (keys: readonly number[], list: number): OrderedList<Entry> =>
  orderedArray(
    keys.map((key, place) => ({ list, place, key })),
    ({ key }) => key,
  );
