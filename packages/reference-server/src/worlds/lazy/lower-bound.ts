/**
 * How many of the indices 0 … `length - 1` come before a border, where `isBefore` is true up to it and false after it.
 * Asks about log2(`length`) times.
 */
export const lowerBound = (length: number, isBefore: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};
