import { resolveImport } from '../resolve-import.ts';
import type { Rule } from '../rule.ts';
import type { SourceTree } from '../source-tree.ts';

type Graph = ReadonlyMap<string, readonly { readonly to: string; readonly line: number }[]>;

/** No file imports itself by a detour; types count, because the reader follows them too. */
export const acyclicFiles: Rule = {
  name: 'no-cycles',
  why: 'files in a cycle can only be understood, loaded and moved together',
  remedy: 'move what both need into a third file, or pass it in as an argument',
  *find(tree) {
    const graph = importGraph(tree);
    const told = new Set<string>();
    for (const start of [...graph.keys()].sort()) {
      if (told.has(start)) continue;
      const cycle = shortestCycle(graph, start);
      if (!cycle) continue;
      for (const path of cycle) told.add(path);
      const line = graph.get(start)?.find(({ to }) => to === (cycle[1] ?? start))?.line ?? 1;
      yield { path: start, line, what: `cycle: ${[...cycle, start].join(' → ')}` };
    }
  },
};

const importGraph = (tree: SourceTree): Graph =>
  new Map(
    tree.files.map((file) => [
      file.path,
      file.imports().flatMap(({ specifier, line }) => {
        const target = resolveImport(tree, file, specifier);
        return target.kind === 'path' ? [{ to: target.path, line }] : [];
      }),
    ]),
  );

/** Breadth first from `start` back to `start`: the files on the way, `start` first; null where there is none. */
const shortestCycle = (graph: Graph, start: string): readonly string[] | null => {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const { to } of graph.get(path) ?? []) {
      if (to === start) return wayTo(path, start, cameFrom);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, path);
      queue.push(to);
    }
  }
  return null;
};

const wayTo = (end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] => {
  const way = [end];
  for (let path = end; path !== start; ) {
    path = cameFrom.get(path) ?? start;
    way.unshift(path);
  }
  return way;
};
