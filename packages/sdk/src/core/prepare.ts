import type { Method, Operation } from '@latchkey/providers';
import { configError } from './config-error.ts';
import { requestHeaders } from './request-headers.ts';
import { type Input, requestUrl } from './request-url.ts';

/** A request without its key. */
export interface Prepared {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
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
  const headers = requestHeaders(operation, input);
  return {
    method,
    url: requestUrl(baseUrl, operation, input),
    headers: {
      ...(operation.produces.length > 0 ? { Accept: accepted(operation.produces) } : {}),
      ...(body !== undefined && operation.body ? { 'Content-Type': operation.body.contentType } : {}),
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

const bodyOf = (operation: Operation, body: unknown): string | undefined => {
  if (body === undefined) {
    if (operation.body?.required) throw configError(`${operation.id} needs a body.`, 'Give it as `body`.');
    return undefined;
  }
  try {
    return JSON.stringify(body);
  } catch {
    throw configError(
      `${operation.id}: the body cannot be written as JSON.`,
      'It refers to itself, or holds a BigInt.',
    );
  }
};
