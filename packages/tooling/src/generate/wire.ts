import openapiTypescript, { astToString } from 'openapi-typescript';
import { banner, type GeneratedFile, providerFolder } from './generated-file.ts';
import type { SourceDocument } from './read-documents.ts';

/** `wire.ts`: the types of everything that goes over the wire, by openapi-typescript. */
export const wireFile = async ({ id, path, document }: SourceDocument): Promise<GeneratedFile> => {
  const nodes = await openapiTypescript(Buffer.from(JSON.stringify(document)), { alphabetize: false, silent: true });
  return { path: wirePath(id), text: `${banner(path)}\n\n${astToString(nodes)}` };
};

/** Where a provider's wire types stand. */
export const wirePath = (id: string): string => `${providerFolder(id)}/wire.ts`;
