import type { components } from '@latchkey/providers/hypersave/wire';
import { type Memory, previewOf } from './memory.ts';
import { isoTime } from './moment.ts';

export type Wire = components['schemas'];

/** A memory in a list, as documented. */
export const memoryItem = (memory: Memory): Wire['MemoryItem'] => ({
  id: memory.id,
  title: memory.title,
  content: memory.content,
  tags: [...memory.tags],
  createdAt: isoTime(memory.createdAtMs),
  updatedAt: isoTime(memory.updatedAtMs),
});

/** A memory alone, as documented. */
export const wholeMemory = (memory: Memory): Wire['Memory'] => ({
  ...memoryItem(memory),
  description: memory.description,
  metadata: memory.metadata,
  spaceId: memory.spaceId,
});

/** A memory in a list, as the system's client reads it. */
export const clientDocument = (memory: Memory): Wire['ClientDocument'] => ({
  id: memory.id,
  title: memory.title,
  summary: previewOf(memory.description ?? memory.content),
  type: memory.type,
  category: memory.category,
  sector,
  tags: [...memory.tags],
  created_at: isoTime(memory.createdAtMs),
});

/** The client's word for the kind of memory that everything is here. */
export const sector = 'semantic';
