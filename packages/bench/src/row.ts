import type { Pace } from './pace.ts';

/** One measure with everybody's figures. */
export interface Row {
  readonly measure: string;
  /** Such as `µs`; empty for a plain number. */
  readonly unit: string;
  readonly ours: number;
  readonly others: readonly Figure[];
  /** What the target is about: our figure itself, or it as a multiple of somebody's. */
  readonly judged: { readonly value: number; readonly of: string | null } | null;
  /** Null where a figure is only told. */
  readonly target: Target | null;
}

export interface Figure {
  readonly name: string;
  readonly value: number;
}

/** A bound that a judged value must keep. */
export interface Target {
  readonly bound: '≤' | '≥';
  readonly value: number;
}

/** A benchmark: a family of rows that are found in one process. */
export interface Benchmark {
  readonly table: 'SDK' | 'Engine' | 'Reference server';
  run(pace: Pace): Promise<readonly Row[]>;
}

export const atMost = (value: number): Target => ({ bound: '≤', value });
export const atLeast = (value: number): Target => ({ bound: '≥', value });

/** Our figure is what is judged. */
export const itself = (value: number): Row['judged'] => ({ value, of: null });

/** A multiple of somebody's figure is what is judged. */
export const times = (value: number, of: string): Row['judged'] => ({ value, of });

/** Whether a row keeps its target; null where it has none. */
export const isMet = ({ judged, target }: Pick<Row, 'judged' | 'target'>): boolean | null => {
  if (judged === null || target === null) return null;
  return target.bound === '≤' ? judged.value <= target.value : judged.value >= target.value;
};
