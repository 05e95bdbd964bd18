import type { Handlers } from '../../../world.ts';
import type { Metadata, Node } from '../graph/records.ts';
import { nodeTool } from '../graph-tool.ts';
import { result, toolError } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';

/** `memory_update`: the memory as it was is kept as an earlier version. */
export const updateTool = (spaces: Spaces): Handlers => ({
  memoryUpdate: nodeTool<Wire['UpdateArguments']>(spaces, ({ graph, asked, request }, node) => {
    const { content = node.content, node_type: nodeType = node.nodeType, metadata = {} } = asked;
    const merged = merge(node.metadata, metadata);
    const changes = {
      content: content !== node.content,
      node_type: nodeType !== node.nodeType,
      metadata: changedNames(node.metadata, merged),
    };
    if (!changes.content && !changes.node_type && changes.metadata.length === 0) {
      return toolError(request, 'NO_CHANGES', 'Nothing would change. Give another content, node_type or metadata.');
    }
    const changed: Node = {
      ...node,
      content,
      nodeType,
      metadata: merged,
      version: node.version + 1,
      updatedAtMs: request.nowMs,
    };
    graph.putNode(changed);
    const answer: Wire['UpdateResult'] = {
      id: node.id,
      status: 'updated',
      version: changed.version,
      updated_at: isoTime(request.nowMs),
      changes,
    };
    return result(request, answer);
  }),
});

/** What is given beside what is there; null takes a name away. */
const merge = (present: Metadata, given: Metadata): Metadata =>
  Object.fromEntries(Object.entries({ ...present, ...given }).filter(([, value]) => value !== null));

const changedNames = (before: Metadata, now: Metadata): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
    .sort();
