import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forget } from './forget.ts';
import { createGraph, type Graph } from './graph.ts';
import { walk } from './walk.ts';

const made = { metadata: {}, createdAtMs: 0 };

/** A graph of so many memories, `n0` …, with edges and hyperedges between those that are named by number. */
const graphOf = (size: number, edges: readonly number[][], hyperedges: readonly number[][] = []): Graph => {
  const graph = createGraph({ id: 'g', ...made });
  for (let at = 0; at < size; at++) {
    graph.putNode({ ...made, id: `n${at}`, content: `memory ${at}`, nodeType: 'fact', version: 1, updatedAtMs: 0 });
  }
  for (const [at, [source, target]] of edges.entries()) {
    graph.putEdge({ ...made, id: `e${at}`, edgeType: 'a', directed: true, source: `n${source}`, target: `n${target}` });
  }
  for (const [at, nodes] of hyperedges.entries()) {
    graph.putHyperedge({ ...made, id: `h${at}`, edgeType: 'b', content: '', nodes: nodes.map((each) => `n${each}`) });
  }
  return graph;
};

const size = 8;
const number = fc.nat({ max: size - 1 });
const graphs = fc
  .record({
    edges: fc.array(fc.tuple(number, number), { maxLength: 12 }),
    hyperedges: fc.array(fc.uniqueArray(number, { minLength: 3, maxLength: 5 }), { maxLength: 3 }),
  })
  .map(({ edges, hyperedges }) => ({ edges, hyperedges, graph: graphOf(size, edges, hyperedges) }));

describe('walk', () => {
  it('finds the nearest first, each by a shortest path of connected memories', () => {
    fc.assert(
      fc.property(graphs, number, fc.integer({ min: 1, max: 5 }), ({ edges, hyperedges, graph }, from, depth) => {
        const isNext = (one: number, other: number) =>
          edges.some((edge) => edge.includes(one) && edge.includes(other)) ||
          hyperedges.some((nodes) => nodes.includes(one) && nodes.includes(other));
        // Bellman's way, which shares nothing with a breadth-first walk.
        const distances = Array.from({ length: size }, (_, at) => (at === from ? 0 : Number.POSITIVE_INFINITY));
        for (let round = 0; round < size; round++) {
          for (let one = 0; one < size; one++) {
            for (let other = 0; other < size; other++) {
              if (one !== other && isNext(one, other)) {
                distances[other] = Math.min(distances[other] ?? 0, (distances[one] ?? 0) + 1);
              }
            }
          }
        }
        const reached = walk(graph, `n${from}`, { depth });
        const expected = distances.flatMap((distance, at) => (distance > 0 && distance <= depth ? [`n${at}`] : []));
        expect(reached.map(({ id }) => id).sort()).toEqual(expected.sort());
        for (const [at, { id, distance, path }] of reached.entries()) {
          expect(distance).toBe(distances[Number(id.slice(1))]);
          expect(path).toHaveLength(distance + 1);
          expect([path[0], path.at(-1)]).toEqual([`n${from}`, id]);
          expect(distance).toBeGreaterThanOrEqual(reached[at - 1]?.distance ?? 1);
        }
      }),
    );
  });

  it('follows only what is of a type, where one is named', () => {
    const graph = graphOf(5, [[0, 1]], [[0, 2, 3]]);
    expect(walk(graph, 'n0', { depth: 1, edgeType: 'a' }).map(({ id }) => id)).toEqual(['n1']);
    expect(walk(graph, 'n0', { depth: 1, edgeType: 'b' }).map(({ id }) => id)).toEqual(['n2', 'n3']);
    expect(walk(graph, 'n0', { depth: 1, edgeType: 'c' })).toEqual([]);
  });
});

describe('forget', () => {
  it('leaves nothing behind that leads to the forgotten memory, and nothing else is lost', () => {
    fc.assert(
      fc.property(graphs, number, ({ edges, hyperedges, graph }, lost) => {
        const forgotten = forget(graph, `n${lost}`, false);
        expect(forgotten.nodes).toBe(1);
        expect(graph.nodes.size).toBe(size - 1);
        expect(forgotten.edges).toBe(edges.filter((edge) => edge.includes(lost)).length);
        expect(forgotten.hyperedges).toBe(hyperedges.filter((nodes) => nodes.includes(lost)).length);
        for (const id of graph.nodes.keys()) {
          for (const { source, target } of graph.edgesOf(id)) {
            expect(graph.nodes.has(source) && graph.nodes.has(target)).toBe(true);
          }
          for (const { nodes } of graph.hyperedgesOf(id)) {
            expect(nodes.length).toBeGreaterThanOrEqual(3);
            expect(nodes.every((each) => graph.nodes.has(each))).toBe(true);
          }
        }
        expect(graph.search('memory').has(`n${lost}`)).toBe(false);
      }),
    );
  });

  it('makes an edge of a hyperedge with two members left, and nothing of one with a single member', () => {
    const graph = graphOf(4, [], [[0, 1, 2]]);
    forget(graph, 'n0', false);
    expect(graph.hyperedgesOf('n1')).toEqual([]);
    expect(graph.edgesOf('n1')).toEqual([
      { ...made, id: 'h0', edgeType: 'b', directed: false, source: 'n1', target: 'n2' },
    ]);
    forget(graph, 'n1', false);
    expect(graph.edgesOf('n2')).toEqual([]);
  });

  it('with cascade takes along what was connected to nothing else, and so on', () => {
    const graph = graphOf(6, [
      [0, 1],
      [0, 2],
      [2, 3],
      [4, 0],
    ]);
    expect(forget(graph, 'n0', true)).toEqual({ nodes: 3, edges: 3, hyperedges: 0 });
    expect([...graph.nodes.keys()]).toEqual(['n2', 'n3', 'n5']);
  });
});

it('keeps what a memory was before each change, until it is forgotten', () => {
  const graph = graphOf(1, []);
  const [first] = graph.nodes.values();
  if (!first) throw new Error('There is no memory.');
  graph.putNode({ ...first, content: 'second', version: 2 });
  graph.putNode({ ...first, content: 'third', version: 3 });
  expect(graph.earlier('n0').map(({ content }) => content)).toEqual(['memory 0', 'second']);
  expect([...graph.search('memory').keys()]).toEqual([]);
  forget(graph, 'n0', false);
  expect(graph.earlier('n0')).toEqual([]);
});
