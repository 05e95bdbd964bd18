import type { Refusal } from '@latchkey/providers';
import { z } from 'zod';
import { decodeText, isList } from './decode.ts';
import { expectedBy } from './expected.ts';
import type { DocumentReader, JsonSchema } from './schema.ts';

/** How one documented parameter is read: every value that it was sent, null for one whose percent-encoding is malformed. */
export interface ParameterRule {
  readonly name: string;
  readonly in: string;
  read(texts: readonly (string | null)[]): ParameterRead;
}

export type ParameterRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal };

/** Compiles a parameter object of the document. Its schema's default stands in where nothing was sent. */
export const parameterRule = (reader: DocumentReader, node: unknown): ParameterRule => {
  const parameter = reader.resolve(node);
  const schema: JsonSchema = reader.resolve(parameter.schema);
  const items: JsonSchema = schema.items ? reader.resolve(schema.items) : {};
  const validator = z.fromJSONSchema(reader.standalone(parameter.schema), { registry: z.registry() });
  const name = String(parameter.name);
  const expected = expectedBy(schema.items ? { ...schema, items } : schema);
  const hasList = isList(schema);
  const splits = hasList && parameter.explode === false;
  // Such as a search field that nobody filled in: nothing was sent.
  const allowsEmpty = parameter.allowEmptyValue === true && parameter.required !== true;

  const refused = (value: string | null): ParameterRead => ({
    ok: false,
    refusal: { kind: 'invalid_parameter', parameter: name, value, expected },
  });

  return {
    name,
    in: String(parameter.in),
    read(texts) {
      if (texts.length === 0) {
        return parameter.required === true ? refused(null) : { ok: true, value: schema.default };
      }
      if (allowsEmpty && texts.length === 1 && texts[0] === '') return { ok: true, value: schema.default };
      const parts = splits ? texts.flatMap((text) => text?.split(',') ?? [null]) : texts;
      const shown = parts.includes(null) ? null : parts.join(', ');
      if (parts.some((part) => part === null || part === '')) return refused(shown);
      if (parts.length > 1 && !hasList) return { ok: false, refusal: sentTwice(name, shown, expected) };
      const values = parts.map((part) => decodeText(hasList ? items : schema, part ?? ''));
      const value = hasList ? values : values[0];
      return !values.includes(undefined) && validator.safeParse(value).success ? { ok: true, value } : refused(shown);
    },
  };
};

const sentTwice = (parameter: string, value: string | null, expected: string): Refusal => ({
  kind: 'invalid_parameter',
  parameter,
  value,
  expected: `given once, as ${expected}`,
});
