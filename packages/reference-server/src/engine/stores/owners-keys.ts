import { isAlive, isOver } from '../keys/living.ts';
import type { Aged, byAge } from './by-age.ts';
import type { KeyFacts } from './key-facts.ts';

/**
 * The keys of each owner, oldest first, and how many of them count against a cap (security 57): those that can be used, and
 * those of a lineage once, so that a rotation neither doubles what an account has nor hides any of it. Who asks for that pays
 * only for the keys that may count yet: those that are over are put aside for good when they are met.
 */
export const ownersKeys = <Row extends Aged & { readonly facts: KeyFacts }>(ages: ReturnType<typeof byAge<Row>>) => {
  const all = new Map<string, Row[]>();
  /** Only of owners for whom it was asked: most accounts have no cap. */
  const living = new Map<string, Row[]>();

  const of = (owner: string): readonly Row[] => {
    const rows = all.get(owner);
    return rows === undefined ? none : ages.ordered(rows);
  };

  return {
    of,
    add(row: Row): void {
      const { owner } = row.facts;
      const rows = all.get(owner);
      if (rows === undefined) all.set(owner, [row]);
      else ages.put(row, rows);
      living.get(owner)?.push(row);
    },
    active(owner: string, nowMs: number): number {
      const rows = living.get(owner) ?? of(owner);
      const left = rows.filter(({ facts }) => !isOver(facts, nowMs));
      if (all.has(owner)) living.set(owner, left);
      return new Set(left.flatMap(({ facts }) => (isAlive(facts, nowMs) ? facts.lineage : []))).size;
    },
  };
};

const none: readonly never[] = [];
