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
 * successful JSON answer, by operation id. Unknown fields pass. Objects are made by the quicker `object` of `spec/`.
 */
export const schemasFile = async ({ id, path, document }: SourceDocument): Promise<GeneratedFile> => {
  const declared = declarations(await zodSchemas(document));
  const answers = answerSchemas(document, declared);
  const used = reachable(declared, Object.values(answers));
  const imports = ["import * as z from 'zod/mini';", "import { object } from '../spec/object-schema.ts';"];
  const schemas = used.map((text) => text.replaceAll('z.object(', 'object('));
  const text = [banner(path), ...imports, '', ...schemas, responsesSource(answers), ''].join('\n');
  return { path: `${providerFolder(id)}/schemas.ts`, text };
};

/** The schemas by their names, each with its comment, in an order in which each stands after those that it refers to. */
type Declarations = ReadonlyMap<string, string>;

const declarations = (source: string): Declarations =>
  new Map(
    source
      .split(/\n{2,}/)
      .map((text) => [/^export const (\w+) =/m.exec(text)?.[1] ?? '', text.trim()] as const)
      .filter(([name]) => name !== ''),
  );

/** What the answers are made of; schemas of parameters and bodies would only be carried along. */
const reachable = (declared: Declarations, names: readonly string[]): string[] => {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const text = declared.get(name);
    if (text === undefined || wanted.has(name)) return;
    wanted.add(name);
    for (const [mentioned] of text.replace(comment, '').matchAll(/\bz[A-Z]\w*/g)) want(mentioned);
  };
  for (const name of names) want(name);
  return [...declared].flatMap(([name, text]) => (wanted.has(name) ? [`${text}\n`] : []));
};

const comment = /^\/\*\*.*?\*\//s;

const zodSchemas = async (document: OpenApi): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-schemas-'));
  try {
    await createClient({
      input: { ...withoutEmptyAnswers(structuredClone(document)) },
      output: folder,
      logs: { level: 'silent', file: false },
      plugins: [{ name: 'zod', compatibilityVersion: 'mini', requests: false, dates: { offset: true } }],
    });
    return await readFile(join(folder, 'zod.gen.ts'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Where an operation answers with JSON, a success without a body has no place in the schema of its answer. */
const withoutEmptyAnswers = (document: OpenApi): OpenApi => {
  for (const { operation } of operationsOf(document)) {
    const responses: Record<string, object> = operation.responses ?? {};
    if (!answersJson(document, responses)) continue;
    for (const [status, response] of Object.entries(responses)) {
      const isEmpty = resolve<ResponseObject>(document, response).content === undefined;
      if (/^2/.test(status) && isEmpty) delete responses[status];
    }
  }
  return document;
};

/** The name of the schema of each operation's JSON answer, by operation id. */
const answerSchemas = (document: OpenApi, declared: Declarations): Readonly<Record<string, string>> => {
  // The tool has its own way of spelling an id in a name; letters and digits stay in order.
  const names = new Map([...declared.keys()].map((name) => [spelling(name), name]));
  const answers = operationsOf(document).filter(({ operation }) => answersJson(document, operation.responses ?? {}));
  return Object.fromEntries(
    answers.map(({ id }) => {
      const name = names.get(spelling(`z${id}Response`));
      if (!name) throw new Error(`No schema was generated for the answer of '${id}'. Is its JSON answer described?`);
      return [id, aliased(declared, name)];
    }),
  );
};

/** An answer's schema is usually another name of a shared one. */
const aliased = (declared: Declarations, name: string): string =>
  / = (z\w+);$/.exec(declared.get(name) ?? '')?.[1] ?? name;

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
