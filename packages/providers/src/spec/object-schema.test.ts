import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { object } from './object-schema.ts';

it('says of every value what the schema of zod/mini says', () => {
  const shape = {
    id: z.string(),
    size: z.optional(z.number()),
    tag: z.nullish(z.string()),
    ['__proto__']: z.optional(z.int()),
  };
  const quick = object({ ...shape, inner: z.optional(object(shape)) });
  const plain = z.object({ ...shape, inner: z.optional(z.object(shape)) });
  const field = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.constant(undefined),
    fc.object({ maxDepth: 1 }),
  );
  const record = fc.dictionary(fc.constantFrom('id', 'size', 'tag', 'other', 'constructor'), field);
  const value = fc.oneof(
    field,
    record,
    fc.tuple(record, record).map(([outer, inner]) => ({ ...outer, inner })),
  );
  fc.assert(
    fc.property(value, (given) => {
      expect(quick.safeParse(given)).toEqual(plain.safeParse(given));
    }),
    { numRuns: 500 },
  );
});

it('is not fooled by names of Object.prototype', () => {
  expect(object({ toString: z.string() }).safeParse({}).success).toBe(false);
  expect(object({ a: z.string() }).safeParse(Object.create({ a: 'inherited' })).success).toBe(
    z.object({ a: z.string() }).safeParse(Object.create({ a: 'inherited' })).success,
  );
});
