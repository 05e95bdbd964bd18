/** Something that was saved. */
export interface Memory {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spaceId: string;
  /** What kind of thing it was, as the system's client names them: `text`, `url` … */
  readonly type: string;
  readonly category: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Whether facts and entities are read out of it; turbo mode leaves that out. */
  readonly isStudied: boolean;
}

/** What is asked to be saved. */
export interface MemoryDraft {
  readonly content: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly spaceId?: string | undefined;
  readonly type?: string | undefined;
  readonly category?: string | undefined;
  readonly isStudied?: boolean | undefined;
}

/** The space of whatever names none. */
export const defaultSpace = 'space_main';

/** The memory that a draft becomes. */
export const memoryOf = (draft: MemoryDraft, id: string, nowMs: number): Memory => ({
  id,
  title: draft.title ?? titleOf(draft.content),
  content: draft.content,
  description: draft.description ?? null,
  tags: [...new Set(draft.tags)],
  metadata: draft.metadata ?? {},
  spaceId: draft.spaceId ?? defaultSpace,
  type: draft.type ?? 'text',
  category: draft.category ?? categoryOf(draft.tags ?? []),
  createdAtMs: nowMs,
  updatedAtMs: nowMs,
  isStudied: draft.isStudied ?? true,
});

/** The beginning of a text, for lists. */
export const previewOf = (content: string, length = 100): string =>
  content.length > length ? `${content.slice(0, length).trimEnd()}...` : content;

/** The first line, or as much of it as a title holds. */
const titleOf = (content: string): string => {
  const line = content.trim().split('\n', 1)[0] ?? '';
  const sentence = line.slice(0, 200).split(/(?<=[.!?])\s/, 1)[0] ?? line;
  return previewOf(sentence.replace(/[.]$/, ''), 60) || 'Untitled';
};

const categories = new Map([
  ['work', 'Work'],
  ['personal', 'Personal'],
  ['learning', 'Learning'],
  ['research', 'Research'],
  ['news', 'News'],
  ['reference', 'Reference'],
]);

const categoryOf = (tags: readonly string[]): string =>
  tags.map((tag) => categories.get(tag.toLowerCase())).find((category) => category !== undefined) ?? 'Other';
