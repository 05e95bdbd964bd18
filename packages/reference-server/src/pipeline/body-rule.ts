import type { Operation, Refusal } from '@latchkey/providers';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import { maxBodyBytes, maxBytesOf } from './body-limit.ts';
import { expectedAt, pathText } from './expected.ts';
import { isJsonType, isOfRange, mediaType, readJson } from './json-body.ts';
import { maxNesting } from './nesting.ts';
import type { DocumentReader } from './schema.ts';

/** A checked body (undefined where none was sent and none is asked for), or why it is refused. */
export type BodyRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

export type BodyRule = (exchange: Exchange) => MaybePromise<BodyRead>;

/** Compiles an operation's request body. A JSON body is parsed and checked; any other arrives as its bytes. */
export const bodyRule = (
  reader: DocumentReader,
  { contentType, required }: NonNullable<Operation['body']>,
  node: unknown,
): BodyRule => {
  const content = reader.resolve(reader.resolve(node).content);
  const media = reader.resolve(content[contentType]);
  const { schema } = media;
  const isJson = isJsonType(contentType);
  const validator =
    schema === undefined || !isJson ? null : z.fromJSONSchema(reader.standalone(schema), { registry: z.registry() });
  const most = isJson ? maxBodyBytes : maxBytesOf(media);

  const read = (exchange: Exchange, bytes: Uint8Array): BodyRead => {
    if (bytes.length > most) return tooLarge(most);
    if (bytes.length === 0) return required ? missing('', 'a body') : { ok: true, value: undefined };
    if (!isOfRange(mediaType(exchange.header('content-type')), contentType)) return wrongType(contentType);
    if (!isJson) return { ok: true, value: bytes };
    const parsed = readJson(bytes);
    if (!parsed.ok) {
      return invalid(
        '',
        parsed.why === 'nested' ? `JSON that is nested at most ${maxNesting} deep` : 'well-formed JSON in UTF-8',
      );
    }
    const issue = validator?.safeParse(parsed.value).error?.issues[0];
    if (!issue) return { ok: true, value: parsed.value };
    const refuse = isMissingAt(parsed.value, issue.path) ? missing : invalid;
    return refuse(pathText(issue.path), expectedAt(issue));
  };

  return (exchange) => {
    // A body of a wrong type or size is told by its headers, before it is read.
    if (Number(exchange.header('content-length') ?? 0) > most) return tooLarge(most);
    const sentType = exchange.header('content-type');
    if (sentType !== undefined && !isOfRange(mediaType(sentType), contentType)) return wrongType(contentType);
    const body = exchange.body(most);
    if (!isPromise(body)) return read(exchange, body);
    // A client that leaves in the middle of its body is at fault itself, and nothing is done with the half of it.
    return body.then(
      (bytes) => read(exchange, bytes),
      () => invalid('', 'a whole body'),
    );
  };
};

const tooLarge = (maxBytes: number): BodyRead => ({ ok: false, refusal: { kind: 'payload_too_large', maxBytes } });

const invalid = (path: string, expected: string): BodyRead => ({
  ok: false,
  refusal: { kind: 'invalid_body', path, expected },
});

const missing = (path: string, expected: string): BodyRead => ({
  ok: false,
  refusal: { kind: 'invalid_body', path, expected, isMissing: true },
});

/** Whether nothing stands at a place of a body: no property, null, or an empty text. */
const isMissingAt = (body: unknown, path: readonly PropertyKey[]): boolean => {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return true;
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return value === null || value === '';
};

const wrongType = (expected: string): BodyRead => ({
  ok: false,
  refusal: { kind: 'unsupported_media_type', expected },
});
