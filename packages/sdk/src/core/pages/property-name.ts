/**
 * What the properties of a list's items are called, of each kind where there are several. Any text where nobody knows: items that are no
 * records, or records of whatever.
 */
export type PropertyName<Item> = (keyof Item & string) | NameOf<Item>;

/** Of a kind that is not known yet, `keyof` alone says what there surely is. */
type NameOf<Item> = Item extends readonly unknown[]
  ? string
  : Item extends object
    ? [keyof Item & string] extends [never]
      ? string
      : keyof Item & string
    : string;
