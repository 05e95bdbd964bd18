/** Things that begin at moments, oldest first. Most of what comes is late, so all is looked for from the end. */
export const timeline = <T>() => {
  const slots: { readonly atMs: number; value: T }[] = [];

  /** How many began before a moment. */
  const before = (atMs: number): number => {
    let index = slots.length;
    while (index > 0 && (slots[index - 1]?.atMs ?? 0) >= atMs) index--;
    return index;
  };

  return {
    /** Puts a thing in the place of the one of its moment. */
    change(atMs: number, next: (present: T | undefined) => T): void {
      const index = before(atMs);
      const slot = slots[index];
      if (slot?.atMs === atMs) slot.value = next(slot.value);
      else slots.splice(index, 0, { atMs, value: next(undefined) });
    },
    within: (fromMs: number, toMs: number): T[] => slots.slice(before(fromMs), before(toMs)).map(({ value }) => value),
    isEmpty: (): boolean => slots.length === 0,
    forgetBefore(atMs: number): void {
      if (slots[0] !== undefined && slots[0].atMs < atMs) slots.splice(0, before(atMs));
    },
  };
};
