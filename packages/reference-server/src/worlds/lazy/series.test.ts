import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatAt } from './beat.ts';
import { noise } from './noise.ts';
import { pageOf } from './page-of.ts';
import { type Series, selectFrom } from './series.ts';

interface Reading {
  readonly index: number;
  readonly atMs: number;
}

const seriesOf = (length: number, pattern: readonly boolean[], onRecord = () => {}): Series<Reading> => {
  const beat = { startMs: 1000, stepMs: 7, noise: noise('series') };
  const timeAt = (index: number) => beatAt(beat, index);
  return {
    length,
    period: pattern.length,
    facetsAt: (position) => ({ marked: pattern[position] }),
    timeAt,
    recordAt: (index) => {
      onRecord();
      return { index, atMs: timeAt(index) };
    },
  };
};

const selections = fc.record({
  length: fc.nat(120),
  pattern: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
  fromMs: fc.option(fc.integer({ min: 900, max: 2000 }), { nil: undefined }),
  untilMs: fc.option(fc.integer({ min: 900, max: 2000 }), { nil: undefined }),
});

describe('selectFrom', () => {
  it('keeps what a filter over all records keeps, in their order, under the keys asked for', () => {
    fc.assert(
      fc.property(selections, ({ length, pattern, fromMs, untilMs }) => {
        const series = seriesOf(length, pattern);
        const list = selectFrom(series, { fromMs, untilMs, where: { marked: true } }, (atMs) => atMs - 1500);
        const naive = Array.from({ length }, (_, index) => series.recordAt(index)).filter(
          ({ index, atMs }) =>
            pattern[index % pattern.length] === true &&
            (fromMs === undefined || atMs >= fromMs) &&
            (untilMs === undefined || atMs <= untilMs),
        );
        expect(list.slice(0, list.length)).toEqual(naive);
        expect(naive.map((_, nth) => list.keyAt(nth))).toEqual(naive.map(({ atMs }) => atMs - 1500));
      }),
    );
  });

  it('gives the whole list once, in order, when pages of any size are put together', () => {
    fc.assert(
      fc.property(selections, fc.integer({ min: 1, max: 50 }), ({ length, pattern, fromMs, untilMs }, limit) => {
        const list = selectFrom(seriesOf(length, pattern), { fromMs, untilMs, where: { marked: true } });
        const pages = Array.from({ length: Math.ceil(list.length / limit) + 1 }, (_, page) =>
          pageOf(list, { limit, offset: page * limit }),
        );
        expect(pages.flatMap(({ items }) => items)).toEqual(list.slice(0, list.length));
        expect(new Set(pages.map(({ total }) => total))).toEqual(new Set([list.length]));
      }),
    );
  });

  it('keeps nothing where a facet is asked for that the records do not have', () => {
    expect(selectFrom(seriesOf(20, [true]), { where: { unheard: 1 } }).length).toBe(0);
  });

  it('makes as many records for the last page of a million as for the first', () => {
    let made = 0;
    const series = seriesOf(1_000_000, [true, false, true], () => {
      made += 1;
    });
    const list = selectFrom(series, { fromMs: 5000, where: { marked: true } });
    pageOf(list, { offset: 0, limit: 100 });
    expect(made).toBe(100);
    pageOf(list, { offset: list.length - 100, limit: 100 });
    expect(made).toBe(200);
  });
});

describe('beatAt', () => {
  it('never falls behind an earlier moment', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 5000 }), (index, stepMs) => {
        const beat = { startMs: -5, stepMs, noise: noise('beat') };
        expect(beatAt(beat, index + 1)).toBeGreaterThan(beatAt(beat, index));
      }),
    );
  });
});
