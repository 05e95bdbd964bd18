import type { MemoryDraft } from './memory.ts';
import { savedPage } from './saved-page.ts';

/** What the documents and the system's client send of a thing to save. */
export interface SentItem extends Omit<MemoryDraft, 'content'> {
  readonly content?: string | undefined;
  readonly url?: string | undefined;
}

/** What is to be kept of a sent text or address; null where the address is of no page that can be read. */
export const draftOf = ({ content, url, ...sent }: SentItem): MemoryDraft | null => {
  const metadata = { ...(url === undefined ? {} : { url }), ...sent.metadata };
  if (content !== undefined) return { ...sent, content, metadata };
  const page = savedPage(url ?? '');
  if (!page) return null;
  return { ...sent, ...page, title: sent.title ?? page.title, metadata: { ...page.metadata, ...sent.metadata } };
};
