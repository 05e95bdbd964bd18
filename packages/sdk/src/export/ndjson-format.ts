import type { Format } from './format.ts';

/** One JSON value a line, each line ended by a line feed. */
export const ndjsonFormat = (): Format => ({
  text: (items) => items.map((item) => `${JSON.stringify(item)}\n`).join(''),
  end: () => '',
  unlisted: () => [],
  missing: () => [],
  state: () => ({ header: null, unlisted: [] }),
});
