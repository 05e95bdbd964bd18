import type { Handlers, WorldContext } from '../../../world.ts';
import { withAllowance } from '../allowance.ts';
import type { Graph } from '../graph/graph.ts';
import { graphTool } from '../graph-tool.ts';
import { newId } from '../ids.ts';
import { result, toolError } from '../reply.ts';
import { nodesIn, type Spaces } from '../spaces.ts';
import { isoTime, type Wire } from '../wire.ts';
import { type Exported, exported } from './exported.ts';
import { nodeLimitExceeded } from './node-limit.ts';

/** `memory_load_link`: all of it, or nothing where it is no export or would not fit. */
export const loadTool = (spaces: Spaces, context: WorldContext): Handlers => ({
  memoryLoadLink: graphTool<Wire['LoadArguments']>(spaces, ({ graph, asked, request }) =>
    withAllowance(context, request, 'nodes', (most) => {
      const read = exported.safeParse(asked.data);
      if (!read.success) {
        const path = read.error.issues[0]?.path.map(String).join('.') || 'data';
        return toolError(request, 'INVALID_EXPORT_FORMAT', 'The data is no export.', { path });
      }
      const current = nodesIn(spaces.of(request));
      const names = namesIn(graph, read.data, asked, () => newId('node', context.random));
      const added = new Set([...names.values()].filter((id) => !graph.nodes.has(id))).size;
      if (added > 0 && current + added > most) return nodeLimitExceeded(request, { limit: most, current });
      const load = { graph, names, random: context.random, nowMs: request.nowMs };
      loadNodes(load, read.data);
      const edges = loadEdges(load, read.data);
      const hyperedges = loadHyperedges(load, read.data);
      const answer: Wire['LoadResult'] = {
        import_id: newId('imp', context.random),
        imported_at: isoTime(request.nowMs),
        target_graph: graph.id,
        id_mapping: Object.fromEntries(names),
        stats: { nodes: names.size, edges: edges.loaded, hyperedges: hyperedges.loaded },
        warnings: [...renamed(names, asked.id_prefix), ...edges.warnings, ...hyperedges.warnings],
      };
      return result(request, answer);
    }),
  ),
});

interface Load {
  readonly graph: Graph;
  /** The id in the graph of each loaded memory, by its id in the export. */
  readonly names: ReadonlyMap<string, string>;
  readonly random: WorldContext['random'];
  readonly nowMs: number;
}

interface Loaded {
  readonly loaded: number;
  readonly warnings: readonly string[];
}

/** Where an id is taken, `append` finds another one, and `replace` takes it. */
const namesIn = (
  graph: Graph,
  { nodes }: Exported,
  { id_prefix = '', merge_strategy = 'append' }: Wire['LoadArguments'],
  another: () => string,
): Map<string, string> => {
  const names = new Map<string, string>();
  for (const { id } of nodes) {
    const wanted = id_prefix + id;
    names.set(id, merge_strategy === 'append' && graph.has(wanted) ? another() : wanted);
  }
  return names;
};

const renamed = (names: ReadonlyMap<string, string>, prefix = ''): string[] =>
  [...names]
    .filter(([from, to]) => to !== prefix + from)
    .map(([from, to]) => `${prefix + from} is taken: loaded as ${to}`);

const loadNodes = ({ graph, names, nowMs }: Load, { nodes }: Exported): void => {
  for (const { id: from, content, node_type, metadata } of nodes) {
    const id = names.get(from) ?? from;
    const present = graph.nodes.get(id);
    graph.putNode({
      id,
      content,
      nodeType: node_type,
      metadata,
      version: (present?.version ?? 0) + 1,
      createdAtMs: present?.createdAtMs ?? nowMs,
      updatedAtMs: nowMs,
    });
  }
};

const loadEdges = (load: Load, { edges }: Exported): Loaded =>
  loadEach(edges, ({ source, target, edge_type, directed, metadata }) => {
    const [from, to] = [load.names.get(source), load.names.get(target)];
    if (from === undefined || to === undefined)
      return `An edge from ${source} to ${target} leads out of the export: left out`;
    load.graph.putEdge({
      id: newId('edge', load.random),
      edgeType: edge_type,
      directed,
      source: from,
      target: to,
      metadata,
      createdAtMs: load.nowMs,
    });
    return null;
  });

const loadHyperedges = (load: Load, { hyperedges }: Exported): Loaded =>
  loadEach(hyperedges, ({ nodes, edge_type, content, metadata }) => {
    const members = [...new Set(nodes.flatMap((id) => load.names.get(id) ?? []))];
    if (members.length < 3) return `A hyperedge '${edge_type}' has fewer than three members in the export: left out`;
    load.graph.putHyperedge({
      id: newId('hedge', load.random),
      edgeType: edge_type,
      content,
      nodes: members,
      metadata,
      createdAtMs: load.nowMs,
    });
    return null;
  });

/** Loads each, or says why it is left out. */
const loadEach = <Each>(all: readonly Each[], load: (each: Each) => string | null): Loaded => {
  const warnings = all.flatMap((each) => load(each) ?? []);
  return { loaded: all.length - warnings.length, warnings };
};
