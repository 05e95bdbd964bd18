export type Header = readonly [name: string, value: string];

/** The `Date` header of an instant; the text is kept for the second it holds for. */
export const createDateText = (): ((nowMs: number) => string) => {
  let second = Number.NaN;
  let text = '';
  return (nowMs) => {
    const asked = Math.floor(nowMs / 1000);
    if (asked !== second) {
      second = asked;
      text = new Date(asked * 1000).toUTCString();
    }
    return text;
  };
};

/** The headers with those of `preferred` in the place of others of the same name. */
export const withHeaders = (headers: readonly Header[], preferred: readonly Header[]): readonly Header[] => {
  if (preferred.length === 0) return headers;
  const names = new Set(preferred.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...preferred];
};
