import { z } from 'zod';

const metadata = z.record(z.string(), z.unknown()).default({});
const id = z.string().min(1).max(200);
const type = z.string().min(1).max(100);

/** An export as it may be loaded: what an export gives, or a smaller text of one's own with memories and what connects them. */
export const exported = z.object({
  nodes: z
    .array(z.object({ id, content: z.string().min(1).max(100_000), node_type: type.default('memory'), metadata }))
    .max(10_000),
  edges: z
    .array(
      z.object({
        edge_type: type.default('related_to'),
        directed: z.boolean().default(true),
        source: id,
        target: id,
        metadata,
      }),
    )
    .max(50_000)
    .default([]),
  hyperedges: z
    .array(z.object({ edge_type: type, content: z.string().default(''), nodes: z.array(id).max(100), metadata }))
    .max(10_000)
    .default([]),
});

export type Exported = z.infer<typeof exported>;
