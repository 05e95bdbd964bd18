import type { z } from 'zod';
import type { JsonSchema } from './schema.ts';

/** What a parameter's schema asks for, in words for people. */
export const expectedBy = (schema: JsonSchema): string => {
  const alternatives = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  if (alternatives) return `one of: ${alternatives.join(', ')}`;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(expectedBy))].join(', or ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types
    .filter((type) => type !== 'null')
    .map((type) => expectedOfType(type, schema))
    .join(', or ');
};

const expectedOfType = (type: string, schema: JsonSchema): string => {
  switch (type) {
    case 'integer':
      return `a whole number${between(schema.minimum, schema.maximum)}`;
    case 'number':
      return `a number${between(schema.minimum, schema.maximum)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list, each item ${schema.items ? expectedBy(schema.items) : 'anything'}`;
    case 'string':
      return formats.get(schema.format ?? '') ?? textOf(schema);
    default:
      return `a JSON ${type}`;
  }
};

const formats = new Map([
  ['date-time', 'ISO 8601 timestamp'],
  ['datetime', 'ISO 8601 timestamp'],
  ['date', 'ISO 8601 date'],
  ['uuid', 'a UUID'],
  ['email', 'an email address'],
  ['uri', 'a URL'],
  ['url', 'a URL'],
]);

const textOf = ({ minLength, maxLength, pattern }: JsonSchema): string => {
  const length = between(minLength === 1 && maxLength === undefined ? undefined : minLength, maxLength);
  if (pattern !== undefined) return `a text that matches ${pattern}`;
  return length === '' ? 'a text that is not empty' : `a text${length} characters long`;
};

const between = (least: number | undefined, most: number | undefined): string => {
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  if (least !== undefined) return ` of at least ${least}`;
  return most === undefined ? '' : ` of at most ${most}`;
};

/** What a body lacks, in words that hold nothing of the body itself. */
export const expectedAt = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wireTypes.get(issue.expected) ?? `a JSON ${issue.expected}`;
    case 'invalid_value':
      return `one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formats.get(issue.format) ?? 'a text of the documented form';
    case 'too_small':
      return `at least ${issue.minimum}${units.get(issue.origin) ?? ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${units.get(issue.origin) ?? ''}`;
    case 'unrecognized_keys':
      return 'no properties but the documented ones';
    default:
      return 'one of the documented forms';
  }
};

const wireTypes = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['null', 'null'],
]);

const units = new Map([
  ['string', ' characters'],
  ['array', ' items'],
  ['object', ' properties'],
]);

/** Where in a body an issue is, such as `events[0].onset`; empty for the whole. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
