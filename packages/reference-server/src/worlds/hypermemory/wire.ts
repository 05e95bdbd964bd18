import type { components } from '@latchkey/providers/hypermemory/wire';
import type { Edge, Hyperedge, Node } from './graph/records.ts';

export type Wire = components['schemas'];

export const isoTime = (atMs: number): string => new Date(atMs).toISOString();

/** A memory as an export has it. */
export const exportedNode = (node: Node): Wire['ExportedNode'] => ({
  id: node.id,
  content: node.content,
  node_type: node.nodeType,
  metadata: { ...node.metadata },
  version: node.version,
  created_at: isoTime(node.createdAtMs),
  updated_at: isoTime(node.updatedAtMs),
});

export const edgeWire = (edge: Edge): Wire['Edge'] => ({
  id: edge.id,
  edge_type: edge.edgeType,
  directed: edge.directed,
  source: edge.source,
  target: edge.target,
  metadata: { ...edge.metadata },
  created_at: isoTime(edge.createdAtMs),
});

export const hyperedgeWire = (hyperedge: Hyperedge): Wire['Hyperedge'] => ({
  id: hyperedge.id,
  edge_type: hyperedge.edgeType,
  content: hyperedge.content,
  nodes: [...hyperedge.nodes],
  metadata: { ...hyperedge.metadata },
  created_at: isoTime(hyperedge.createdAtMs),
});
