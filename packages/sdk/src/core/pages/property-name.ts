/**
 * What the properties of a list's items are called, of each kind where there are several. Any text where nobody knows: items that are no
 * records, or records of whatever.
 */
export type PropertyName<Item> = Item extends readonly unknown[]
  ? string
  : Item extends object
    ? [keyof Item & string] extends [never]
      ? string
      : keyof Item & string
    : string;
