import type { KeyFacts } from './key-facts.ts';

/** What has an age, and among those of one age a place by when it came in. */
export interface Aged {
  readonly facts: Pick<KeyFacts, 'createdAtMs'>;
  readonly sequence: number;
}

/**
 * Lists of rows, oldest first. A row is nearly always the youngest when it comes in: only what comes from elsewhere is older, often
 * many at once, and those are put in order when their list is asked for.
 */
export const byAge = <Row extends Aged>() => {
  const unordered = new Set<Row[]>();

  return {
    put(row: Row, rows: Row[]): void {
      const last = rows.at(-1);
      if (last !== undefined && compared(row, last) < 0) unordered.add(rows);
      rows.push(row);
    },
    ordered: (rows: Row[]): readonly Row[] => (unordered.delete(rows) ? rows.sort(compared) : rows),
  };
};

/** How many of ordered rows lie before one, whether or not it is among them. */
export const olderThan = (row: Aged, rows: readonly Aged[]): number => {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = rows[middle];
    if (other !== undefined && compared(other, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
};

const compared = (one: Aged, other: Aged): number =>
  one.facts.createdAtMs - other.facts.createdAtMs || one.sequence - other.sequence;
