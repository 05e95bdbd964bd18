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
      return sized(issue.origin, `at least ${issue.minimum}`);
    case 'too_big':
      return sized(issue.origin, `at most ${issue.maximum}`);
    case 'unrecognized_keys':
      return 'an object with the documented properties only';
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

/** What has a size, and what it is counted in; a number has none and is compared itself. */
const sized = (origin: string, size: string): string => {
  const unit = units.get(origin);
  return unit === undefined ? size : unit(size);
};

const units = new Map<string, (size: string) => string>([
  ['string', (size) => (size === 'at least 1' ? 'a text that is not empty' : `a text of ${size} characters`)],
  ['array', (size) => (size === 'at least 1' ? 'a list that is not empty' : `a list of ${size} items`)],
  ['object', (size) => `an object of ${size} properties`],
]);

/** Where in a body an issue is, such as `events[0].onset`; empty for the whole. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
