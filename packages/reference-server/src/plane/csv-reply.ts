import type { Reply } from '../world.ts';

/** A table that a browser keeps as a file. */
export const csvReply = (name: string, content: string): Reply => ({
  kind: 'content',
  contentType: 'text/csv; charset=utf-8',
  content,
  headers: [['Content-Disposition', `attachment; filename="${name}"`]],
});
