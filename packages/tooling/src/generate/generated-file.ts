import type { SourceDocument } from './read-documents.ts';

/** A file as it ought to be. `text: null` is a file that ought to be gone. */
export interface GeneratedFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string | null;
}

/** Where a provider's folder stands. */
export const providerFolder = (id: string): string => `packages/providers/src/${id}`;

/** The first line of a generated file. */
export const banner = (source: string): string => `// Generated from ${source} by \`pnpm generate\`. Do not edit.`;

/** The name under which a provider's folder exports it: `two-words` is `twoWords`. */
export const exportName = ({ id }: Pick<SourceDocument, 'id'>): string =>
  id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
