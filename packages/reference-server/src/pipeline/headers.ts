import type { Answer } from '../exchange.ts';

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

/** What no runtime writes into a header's value: it would throw in a door, or leave the request without an answer. */
const unwritable = /[^\t\x20-\x7e\x80-\xff]/;

/** The answer, if every door can write its headers. @throws Error otherwise, which becomes the system's 500 */
export const writable = (answer: Answer): Answer => {
  const broken = answer.headers.find(([, value]) => unwritable.test(value));
  if (broken) throw new Error(`The header '${broken[0]}' of the answer holds a character that no header can carry.`);
  return answer;
};
