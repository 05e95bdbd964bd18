import type { Operation } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';

/** What a parameter may be given as. A `Date` is written as ISO 8601 in UTC. */
export type ParameterValue =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly (string | number | boolean | Date)[];

export interface Input {
  readonly path?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, ParameterValue>> | undefined;
  /** Headers that the document declares as parameters. */
  readonly headers?: Readonly<Record<string, ParameterValue>> | undefined;
  /** The JSON body; where the document asks for another media type, a text, a `Blob` or bytes. */
  readonly body?: unknown;
  /** The media type of a body that is no JSON: the document's unless told. */
  readonly contentType?: string | undefined;
}

/**
 * The URL of a request. Path parameters are encoded; nothing that is given can leave its segment.
 * @throws LatchkeyError `config` where a parameter is missing or cannot be written
 */
export const requestUrl = (baseUrl: string, operation: Operation, { path = {}, query = {} }: Input): string => {
  const at = partsOf(operation)
    .map((part, index) => (index % 2 === 0 ? part : segment(operation, part, path[part])))
    .join('');
  const pairs: [name: string, value: string][] = [];
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) pairs.push([name, parameterText(operation, name, each)]);
    }
  }
  for (const { name, required, in: place } of operation.parameters) {
    if (place === 'query' && required && !pairs.some(([given]) => given === name)) throw missing(operation, name);
  }
  return `${baseUrl}${at}${pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''}`;
};

const parts = new WeakMap<Operation, readonly string[]>();

/** What an operation's path is made of: what stands there as it is, and between each two the name of a parameter. */
const partsOf = (operation: Operation): readonly string[] => {
  const known = parts.get(operation);
  if (known) return known;
  const made = operation.path.split(/\{([^}]+)\}/);
  parts.set(operation, made);
  return made;
};

const segment = (operation: Operation, name: string, value: unknown): string => {
  if (value === undefined || value === '') throw missing(operation, name);
  // A URL takes these two for directions, however they are encoded.
  if (typeof value !== 'string' || value === '.' || value === '..' || !value.isWellFormed()) {
    throw configError(`${operation.id}: ${name} is no id.`, 'Give the id as the system writes it, as a string.');
  }
  return encodeURIComponent(value);
};

/** A parameter's value as it is sent. @throws LatchkeyError `config` for a number or a time that is none */
export const parameterText = (operation: Operation, name: string, value: string | number | boolean | Date): string => {
  const number = value instanceof Date ? value.getTime() : value;
  if (typeof number === 'number' && !Number.isFinite(number)) {
    throw configError(`${operation.id}: ${name} is no value.`, 'It came out as NaN, Infinity or an invalid Date.');
  }
  return value instanceof Date ? value.toISOString() : String(value);
};

export const missing = (operation: Operation, name: string) =>
  configError(`${operation.id} needs ${name}.`, `${operation.method} ${operation.path}: ${name} may not be left out.`);
