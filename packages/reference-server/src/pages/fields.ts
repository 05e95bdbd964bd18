import type { Fields } from './page.ts';

/** Fields as forms and queries write them (`application/x-www-form-urlencoded`). */
export const fieldsIn = (text: string): Fields => {
  const read = new URLSearchParams(text);
  return { one: (name) => read.get(name), all: (name) => read.getAll(name) };
};
