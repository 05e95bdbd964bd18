import { banner, type GeneratedFile, providerFolder } from './generated-file.ts';
import type { SourceDocument } from './read-documents.ts';

/** `document.json`, the whole document, and `document.ts`, which gives it a short type. */
export const documentFiles = ({ id, path, document }: SourceDocument): GeneratedFile[] => [
  { path: `${providerFolder(id)}/document.json`, text: `${JSON.stringify(document, null, 2)}\n` },
  {
    path: `${providerFolder(id)}/document.ts`,
    text: [
      banner(path),
      "import type { OpenApiDocument } from '../spec/document.ts';",
      "import json from './document.json' with { type: 'json' };",
      '',
      `/** The OpenAPI document of ${document.info.title}. */`,
      'export const document: OpenApiDocument = json;',
      '',
    ].join('\n'),
  },
];
