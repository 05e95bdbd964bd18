/** The id of the `index`th thing of a kind, counted from 0: `room_1` is the first. */
export const numbered = (kind: string, index: number): string => `${kind}_${index + 1}`;

/** The index in such an id, counted from 0; null where it is none of that kind, or not written as we write it. */
export const numberIn = (kind: string, id: string): number | null => {
  const digits = id.startsWith(`${kind}_`) ? id.slice(kind.length + 1) : '';
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) - 1 : null;
};
