import type { KeyFacts } from './key-facts.ts';

/** Keys that came of one another by rotation, oldest first. Only lineages of more than one key, or whose first is not here. */
export const lineages = <Row extends { readonly facts: KeyFacts }>(rowOf: (id: string) => Row | undefined) => {
  const all = new Map<string, Row[]>();

  return {
    /** Puts a key among those that it came of, or that came of it and were here before it. */
    add(row: Row): void {
      const { id, lineage } = row.facts;
      const members = all.get(lineage);
      if (id === lineage) members?.unshift(row);
      else if (members !== undefined) members.push(row);
      else {
        const first = rowOf(lineage);
        all.set(lineage, first === undefined ? [row] : [first, row]);
      }
    },
    of(lineage: string): readonly Row[] {
      const alone = rowOf(lineage);
      return all.get(lineage) ?? (alone === undefined ? [] : [alone]);
    },
  };
};
