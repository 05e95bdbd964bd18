import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ndjson } from './ndjson.ts';

it('writes one record a line, with a newline at the end, so that lines are counted as records', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.string(), value: fc.integer() })), (records) => {
      const lines = ndjson(records).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => JSON.parse(line))).toEqual(records);
    }),
  );
});
