import type { Operation, Refusal } from '@latchkey/providers';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { expectedAt, pathText } from './expected.ts';
import type { DocumentReader } from './schema.ts';

/** The most that a request's body may hold: 1 MiB. A door reads no more than one byte beyond it. */
export const maxBodyBytes = 1_048_576;

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
  const { schema } = reader.resolve(content[contentType]);
  const validator =
    schema === undefined ? null : z.fromJSONSchema(reader.standalone(schema), { registry: z.registry() });
  const isJson = /[/+]json$/.test(contentType);

  const read = (exchange: Exchange, bytes: Uint8Array): BodyRead => {
    if (bytes.length > maxBodyBytes) return tooLarge;
    if (bytes.length === 0) return required ? invalid('', 'a body') : { ok: true, value: undefined };
    if (mediaType(exchange.header('content-type')) !== contentType) return wrongType(contentType);
    if (!isJson) return { ok: true, value: bytes };
    const parsed = parseJson(bytes);
    if (!parsed) return invalid('', 'well-formed JSON in UTF-8');
    const issue = validator?.safeParse(parsed.value).error?.issues[0];
    return issue ? invalid(pathText(issue.path), expectedAt(issue)) : { ok: true, value: parsed.value };
  };

  return (exchange) => {
    // A body of a wrong type or size is told by its headers, before it is read.
    if (Number(exchange.header('content-length') ?? 0) > maxBodyBytes) return tooLarge;
    const sentType = exchange.header('content-type');
    if (sentType !== undefined && mediaType(sentType) !== contentType) return wrongType(contentType);
    return after(exchange.body(), (bytes) => read(exchange, bytes));
  };
};

const tooLarge: BodyRead = { ok: false, refusal: { kind: 'payload_too_large', maxBytes: maxBodyBytes } };

const invalid = (path: string, expected: string): BodyRead => ({
  ok: false,
  refusal: { kind: 'invalid_body', path, expected },
});

const wrongType = (expected: string): BodyRead => ({
  ok: false,
  refusal: { kind: 'unsupported_media_type', expected },
});

const mediaType = (header: string | undefined): string => (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

const parseJson = (bytes: Uint8Array): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
};
