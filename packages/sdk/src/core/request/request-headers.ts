import type { Operation, Parameter } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import { type Input, missing, type ParameterValue, parameterText } from './request-url.ts';

/** Parameters of these names are to be ignored (OpenAPI 3.1, Parameter Object): something else in the document says them. */
const saidElsewhere = new Set(['accept', 'content-type', 'authorization']);

/**
 * The header parameters of a request, under the names that the document gives them.
 * @throws LatchkeyError `config` where one is missing, cannot be written, or is none of the operation's
 */
export const requestHeaders = (operation: Operation, { headers }: Input): Readonly<Record<string, string>> => {
  if (headers === undefined && !operation.parameters.some(isHeader)) return none;
  const given = new Map(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), { name, value }]));
  const sent: Record<string, string> = {};
  for (const { name, in: place, required } of operation.parameters) {
    const id = name.toLowerCase();
    if (place !== 'header' || saidElsewhere.has(id)) continue;
    const value = given.get(id)?.value;
    given.delete(id);
    if (value !== undefined) sent[name] = headerText(operation, name, value);
    // One is made where none is given.
    else if (required && !(operation.idempotencyKey && id === 'idempotency-key')) throw missing(operation, name);
  }
  for (const { name, value } of given.values()) {
    if (value === undefined) continue;
    throw configError(`${operation.id} takes no header ${name}.`, 'Only what the document declares is sent.');
  }
  return sent;
};

const none = {};

const isHeader = ({ in: place }: Parameter): boolean => place === 'header';

const headerText = (operation: Operation, name: string, value: NonNullable<ParameterValue>): string => {
  const text = [value]
    .flat()
    .map((each) => parameterText(operation, name, each))
    .join(',');
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw configError(
    `${operation.id}: ${name} cannot be written in a header.`,
    'It holds a line break or a character beyond Latin-1.',
  );
};
