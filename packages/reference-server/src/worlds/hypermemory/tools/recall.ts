import type { Handlers, WorldContext } from '../../../world.ts';
import type { Node } from '../graph/records.ts';
import { graphTool } from '../graph-tool.ts';
import { newId } from '../ids.ts';
import { results } from '../reply.ts';
import type { Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';

/** `memory_recall`: the most relevant first, of equals the latest. */
export const recallTool = (spaces: Spaces, { random }: Pick<WorldContext, 'random'>): Handlers => ({
  memoryRecall: graphTool<Wire['RecallArguments']>(spaces, ({ graph, asked, request }) => {
    const isWanted = filterOf(asked);
    const hits = [...graph.search(asked.query)]
      .flatMap(([id, score]) => {
        const node = graph.nodes.get(id);
        return node && isWanted(node) ? [{ node, relevance: Math.round(score * 10_000) / 10_000 }] : [];
      })
      .sort(
        (one, other) =>
          other.relevance - one.relevance ||
          other.node.createdAtMs - one.node.createdAtMs ||
          (one.node.id < other.node.id ? -1 : 1),
      );
    const slice = { limit: asked.max_results ?? 10, offset: asked.offset ?? 0 };
    return results(request, hits.map(hitWire), slice, { query_id: newId('qry', random) });
  }),
});

const hitWire = ({ node, relevance }: { readonly node: Node; readonly relevance: number }): Wire['Hit'] => ({
  id: node.id,
  content: node.content,
  node_type: node.nodeType,
  metadata: { ...node.metadata },
  relevance,
  created_at: isoTime(node.createdAtMs),
  updated_at: isoTime(node.updatedAtMs),
});

const filterOf = ({
  node_type,
  time_range,
  metadata_filter = {},
}: Pick<Wire['RecallArguments'], 'node_type' | 'time_range' | 'metadata_filter'>): ((node: Node) => boolean) => {
  const fromMs = time_range?.start === undefined ? Number.NEGATIVE_INFINITY : Date.parse(time_range.start);
  const toMs = time_range?.end === undefined ? Number.POSITIVE_INFINITY : Date.parse(time_range.end);
  const wanted = Object.entries(metadata_filter);
  return ({ nodeType, createdAtMs, metadata }) =>
    (node_type === undefined || nodeType === node_type) &&
    createdAtMs >= fromMs &&
    createdAtMs <= toMs &&
    wanted.every(([name, value]) => Object.hasOwn(metadata, name) && isOneOf(value, metadata[name]));
};

/** A list of values is any of them, or the very list. */
const isOneOf = (wanted: unknown, value: unknown): boolean =>
  same(wanted, value) || (Array.isArray(wanted) && wanted.some((each) => same(each, value)));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
