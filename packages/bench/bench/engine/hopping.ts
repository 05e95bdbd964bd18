/** Goes through all of a list in an order that no cache foresees. */
export const hopping = (list: readonly string[]): (() => string) => {
  const stride = Math.floor(list.length * 0.618) | 1;
  let at = 0;
  return () => {
    at = (at + stride) % list.length;
    return list[at] ?? '';
  };
};
