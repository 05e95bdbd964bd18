import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type OpenApi } from './openapi.ts';

/** An OpenAPI document of the `openapi` folder. */
export interface SourceDocument {
  /** The provider's id: the file's name without its ending. */
  readonly id: string;
  /** Relative to the root, such as `openapi/example.yaml`. */
  readonly path: string;
  readonly document: OpenApi;
  /** Whether it describes a plane that we serve beside systems, and no system. */
  readonly isPlane: boolean;
}

/**
 * Every OpenAPI document in `openapi/*.yaml`, by id. Other YAML files, such as the linter's settings, are passed over.
 * @throws Error when a name cannot be a provider's id, or a document refers to another file.
 */
export const readDocuments = async (root: string): Promise<SourceDocument[]> => {
  const names = (await readdir(join(root, 'openapi'))).filter((name) => name.endsWith('.yaml')).sort();
  const sources = await Promise.all(names.map((name) => readDocument(root, name)));
  return sources.filter((source) => source !== null);
};

const readDocument = async (root: string, name: string): Promise<SourceDocument | null> => {
  const path = `openapi/${name}`;
  const document: unknown = parse(await readFile(join(root, path), 'utf8'));
  if (!isOpenApi(document)) return null;
  const id = name.slice(0, -'.yaml'.length);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new Error(
      `${path}: '${id}' cannot be a provider's id. Name the file in lower-case letters, digits and dashes.`,
    );
  }
  const foreign = foreignReference(document);
  if (foreign) throw new Error(`${path}: '${foreign}' refers to another file. Keep a document in one file.`);
  return { id, path, document, isPlane: document.info['x-latchkey-plane'] === true };
};

const isOpenApi = (value: unknown): value is OpenApi =>
  isObject(value) && typeof value.openapi === 'string' && isObject(value.info) && isObject(value.paths);

const foreignReference = (node: unknown): string | undefined => {
  if (!isObject(node)) return undefined;
  if (typeof node.$ref === 'string' && !node.$ref.startsWith('#/')) return node.$ref;
  for (const child of Object.values(node)) {
    const found = foreignReference(child);
    if (found) return found;
  }
  return undefined;
};
