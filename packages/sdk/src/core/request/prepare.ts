import type { Method, Operation } from '@latchkey/providers';
import { isJson } from '../answer/media-type.ts';
import { configError } from '../error/config-error.ts';
import type { BodyGiven } from '../options.ts';
import { requestHeaders } from './request-headers.ts';
import { type Input, requestUrl } from './request-url.ts';

/** A request without its key. */
export interface Prepared {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyGiven | undefined;
  /** Whether sending it twice does no more than sending it once. */
  readonly isRepeatable: boolean;
}

const idempotentMethods = new Set<Method>(['GET', 'HEAD', 'PUT', 'DELETE']);

/**
 * What is sent for an operation. One that takes an `Idempotency-Key` and is given none gets one, the same for all attempts.
 * @throws LatchkeyError `config` where a parameter or the body is missing or cannot be written
 */
export const prepare = (baseUrl: string, operation: Operation, input: Input): Prepared => {
  const { method } = operation;
  const isIdempotent = idempotentMethods.has(method);
  const body = bodyOf(operation, input.body);
  const type = body === undefined ? null : contentType(operation, body, input.contentType);
  const headers = requestHeaders(operation, input);
  return {
    method,
    url: requestUrl(baseUrl, operation, input),
    headers: {
      ...(operation.produces.length > 0 ? { Accept: accepted(operation.produces) } : {}),
      ...(type === null ? {} : { 'Content-Type': type }),
      ...(operation.idempotencyKey && !isIdempotent ? keyed(headers) : headers),
    },
    body,
    isRepeatable: isIdempotent || operation.idempotencyKey,
  };
};

const keyed = (headers: Readonly<Record<string, string>>) =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'idempotency-key')
    ? headers
    : { ...headers, 'Idempotency-Key': crypto.randomUUID() };

const accepted = (produces: readonly string[]): string =>
  produces.find((type) => type === 'application/json') ?? produces.join(', ');

const bodyOf = (operation: Operation, body: unknown): BodyGiven | undefined => {
  if (body === undefined) {
    if (operation.body?.required) throw configError(`${operation.id} needs a body.`, 'Give it as `body`.');
    return undefined;
  }
  if (operation.body && !isJson(operation.body.contentType)) {
    if (isBytes(body)) return body;
    throw configError(`${operation.id}: the body is no bytes.`, 'Give a text, a Blob, an ArrayBuffer or a Uint8Array.');
  }
  return jsonText(operation, body);
};

const jsonText = (operation: Operation, body: unknown): string | undefined => {
  let holdsNoValue = false;
  /** JSON says null of a number or a time that is none, which is another thing to say: a limit of null is none. */
  function lookAt(this: unknown, name: string, value: unknown): unknown {
    const isNoNumber = typeof value === 'number' && !Number.isFinite(value);
    if (isNoNumber || (value === null && isNoTime(Reflect.get(Object(this), name)))) holdsNoValue = true;
    return value;
  }
  let text: string | undefined;
  try {
    text = JSON.stringify(body, lookAt);
  } catch {
    throw configError(
      `${operation.id}: the body cannot be written as JSON.`,
      'It refers to itself, or holds a BigInt.',
    );
  }
  if (!holdsNoValue) return text;
  throw configError(
    `${operation.id}: the body holds a value that is none.`,
    'It came out as NaN, Infinity or an invalid Date.',
  );
};

const isNoTime = (value: unknown): boolean => value instanceof Date && Number.isNaN(value.getTime());

const isBytes = (body: unknown): body is BodyGiven =>
  typeof body === 'string' ||
  body instanceof Blob ||
  body instanceof ArrayBuffer ||
  (body instanceof Uint8Array && body.buffer instanceof ArrayBuffer);

/** What the caller says, else what a file knows of itself, else the document's; of a range the document leaves it open. */
const contentType = ({ id, body: declared }: Operation, body: BodyGiven, given: string | undefined): string | null => {
  const own = typeof body === 'object' && 'type' in body && body.type !== '' ? body.type : undefined;
  const type =
    declared && isJson(declared.contentType) ? declared.contentType : (given ?? own ?? declared?.contentType);
  if (type === undefined) return null;
  if (!/^[\x20-\x7e]+$/.test(type)) throw configError(`${id}: the content type cannot be written in a header.`);
  return type.includes('*') ? 'application/octet-stream' : type;
};
