import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { banner, type GeneratedFile, providerFolder } from './generated-file.ts';
import { literal, propertyName } from './literal.ts';
import { type OpenApi, operationsOf, type ResponseObject, resolve } from './openapi.ts';
import type { SourceDocument } from './read-documents.ts';

/**
 * `schemas.ts`: zod/mini schemas of the document's shapes, by hey-api, and `responses`: the schema of each operation's
 * successful JSON answer, by operation id. Unknown fields pass.
 */
export const schemasFile = async ({ id, path, document }: SourceDocument): Promise<GeneratedFile> => {
  const schemas = (await zodSchemas(document)).replace(/^\/\/.*\n+/, '').trimEnd();
  const answers = answerSchemas(document, schemas);
  const text = [banner(path), unexported(schemas, Object.values(answers)), '', responsesSource(answers), ''].join('\n');
  return { path: `${providerFolder(id)}/schemas.ts`, text };
};

const zodSchemas = async (document: OpenApi): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-schemas-'));
  try {
    await createClient({
      input: { ...structuredClone(document) },
      output: folder,
      logs: { level: 'silent', file: false },
      plugins: [{ name: 'zod', compatibilityVersion: 'mini', requests: false, dates: { offset: true } }],
    });
    return await readFile(join(folder, 'zod.gen.ts'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The name of the schema of each operation's JSON answer, by operation id. */
const answerSchemas = (document: OpenApi, schemas: string): Readonly<Record<string, string>> => {
  // The tool has its own way of spelling an id in a name; letters and digits stay in order.
  const names = new Map(
    [...schemas.matchAll(/^export const (z\w+Response) =/gm)].map(([, name = '']) => [spelling(name), name]),
  );
  const answers = operationsOf(document).filter(({ operation }) => answersJson(document, operation.responses ?? {}));
  return Object.fromEntries(
    answers.map(({ id }) => {
      const name = names.get(spelling(`z${id}Response`));
      if (!name) throw new Error(`No schema was generated for the answer of '${id}'. Is its JSON answer described?`);
      return [id, name];
    }),
  );
};

/** The schemas, those of these names no longer exported: their types would be spelled out twice in the declarations. */
const unexported = (schemas: string, names: readonly string[]): string =>
  names.reduce((text, name) => text.replace(`export const ${name} =`, `const ${name} =`), schemas);

const responsesSource = (answers: Readonly<Record<string, string>>): string => {
  const ids = Object.keys(answers).map((id) => `\n    | ${literal(id)}`);
  return [
    '/** The operations that answer with JSON. */',
    `export type AnsweringOperation =${ids.join('') || ' never'};`,
    '',
    "/** The schema of each operation's successful JSON answer, by operation id. */",
    'export const responses: Readonly<Record<AnsweringOperation, z.ZodMiniType>> = {',
    ...Object.entries(answers).map(([id, name]) => `    ${propertyName(id)}: ${name},`),
    '};',
  ].join('\n');
};

const spelling = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();

const answersJson = (document: OpenApi, responses: Readonly<Record<string, object>>): boolean =>
  Object.entries(responses).some(
    ([status, response]) =>
      /^2/.test(status) &&
      Object.keys(resolve<ResponseObject>(document, response).content ?? {}).some((type) => /\bjson$/.test(type)),
  );
