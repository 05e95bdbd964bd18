import * as z from 'zod/mini';

/**
 * `z.object` of zod/mini, with the parser that zod writes for each shape at its first use, as its larger half does: a page is checked in
 * a third of the time. Where code may not be written at run time, zod does without.
 */
export const object = <Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniObject<Shape, z.core.$strip> =>
  // What is made is the same, but for how it parses.
  new QuickObject({ type: 'object', shape }) as unknown as z.ZodMiniObject<Shape, z.core.$strip>;

const parsing: z.core.$constructor<z.core.$ZodObject> = z.core.$ZodObjectJIT;
const mini: z.core.$constructor<z.ZodMiniType> = z.ZodMiniType;

const QuickObject = z.core.$constructor<z.ZodMiniObject, z.core.$ZodObjectDef>('ZodMiniObject', (made, definition) => {
  parsing.init(made, definition);
  mini.init(made, definition);
});
