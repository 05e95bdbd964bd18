/**
 * Few rows in the rising order of one of their fields: texts by code unit, so ISO times by time; rows without a value
 * come last; equal ones stay as they stood.
 */
export const sortedRows = <T extends object>(rows: readonly T[], field: string): T[] =>
  rows
    .map((row) => ({ row, value: new Map<string, unknown>(Object.entries(row)).get(field) }))
    .sort((one, other) => compared(one.value, other.value))
    .map(({ row }) => row);

const compared = (one: unknown, other: unknown): number => {
  const isMissing = (value: unknown) => value === null || value === undefined;
  if (isMissing(one) || isMissing(other)) return Number(isMissing(one)) - Number(isMissing(other));
  const [first, second] = [String(one), String(other)];
  return first < second ? -1 : Number(first > second);
};
