import type { MemoryDraft } from './memory.ts';

/**
 * What saving an address keeps. Nothing is fetched: title and text are made of the address itself. Null where there is no
 * such page: no web address, or a host in `.invalid`, which never exists (RFC 2606).
 */
export const savedPage = (address: string): Pick<MemoryDraft, 'title' | 'content' | 'type' | 'metadata'> | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || /(?:^|\.)invalid$/.test(url.hostname)) return null;
  const words = url.pathname.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const title = words.length === 0 ? url.hostname : `${words.join(' ')} (${url.hostname})`;
  const place = url.origin + url.pathname;
  return {
    title,
    content: `Page saved from ${place}.\n${words.join(' ')}`.trim(),
    type: 'url',
    metadata: { url: place },
  };
};

/** What the documents say of a page that cannot be read. */
export const unreadable = 'Failed to fetch URL';
