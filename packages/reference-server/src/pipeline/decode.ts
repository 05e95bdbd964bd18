import type { JsonSchema } from './schema.ts';

/** A parameter's text as the value that the document types it as; undefined where it is none. */
export const decodeText = (schema: JsonSchema, text: string): unknown => {
  for (const type of typesOf(schema)) {
    const value = decoders.get(type)?.(text);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** Whether the document declares a list. */
export const isList = (schema: JsonSchema): boolean => typesOf(schema).includes('array');

/** Candidate types, the narrower first; a text is the last resort. */
const typesOf = (schema: JsonSchema): readonly string[] => {
  const types = new Set(declaredTypes(schema));
  return typeOrder.filter((type) => types.has(type));
};

const declaredTypes = (schema: JsonSchema): readonly string[] => {
  const either = schema.anyOf ?? schema.oneOf;
  if (schema.type !== undefined) return typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (either) return either.flatMap(declaredTypes);
  const samples = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  return samples ? samples.map((sample) => typeof sample) : ['string'];
};

const typeOrder = ['array', 'boolean', 'integer', 'number', 'string', 'object'];

const integer = /^-?\d{1,16}$/;
const number = /^-?\d{1,17}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?$/;

const decoders = new Map<string, (text: string) => unknown>([
  ['boolean', (text) => (text === 'true' ? true : text === 'false' ? false : undefined)],
  ['integer', (text) => (integer.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined)],
  ['number', (text) => (number.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined)],
  ['string', (text) => text],
]);
