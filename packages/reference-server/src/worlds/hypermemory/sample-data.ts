import { type Noise, noise, pick } from '../lazy/noise.ts';
import type { Graph } from './graph/graph.ts';
import type { WorldSize } from './options.ts';

/**
 * Fills a graph with sample memories: `node_1` … of live data, `node_test_1` … of a sandbox. Each but the first is connected to
 * an earlier one, and every tenth brings three together.
 */
export const fillWithSamples = (graph: Graph, { nodes, seed, startsAtMs }: WorldSize, environment: string): void => {
  const isLive = environment === 'live';
  const mark = isLive ? '' : `${environment}_`;
  const chance = noise(`${seed} ${environment}`);
  const stepMs = Math.floor(spanMs / Math.max(1, nodes));
  for (let index = 0; index < nodes; index++) {
    const id = `node_${mark}${index + 1}`;
    const createdAtMs = startsAtMs + index * stepMs;
    const { content, nodeType, metadata } = sampleMemory(chance, index);
    graph.putNode({ id, content, nodeType, metadata, version: 1, createdAtMs, updatedAtMs: createdAtMs });
    if (index === 0) continue;
    const earlier = 1 + Math.floor(chance(index, 20) * index);
    graph.putEdge({
      id: `edge_${mark}${index}`,
      edgeType: pick(chance(index, 21), ['related_to', 'mentions', 'follows']),
      directed: true,
      source: id,
      target: `node_${mark}${earlier}`,
      metadata: {},
      createdAtMs,
    });
    if (index % 10 !== 9) continue;
    graph.putHyperedge({
      id: `hedge_${mark}${(index + 1) / 10}`,
      edgeType: 'discussed_in',
      content: `Review of ${content}`,
      nodes: [index - 1, index, index + 1].map((number) => `node_${mark}${number}`),
      metadata: {},
      createdAtMs,
    });
  }
};

const spanMs = 25 * 86_400_000;

const sampleMemory = (chance: Noise, index: number) => {
  const from = <T>(channel: number, choices: readonly [T, ...T[]]): T => pick(chance(index, channel), choices);
  const [figure, domain, place] = [from(1, figures), from(2, domains), from(3, places)];
  // The first ones go through all kinds in turn, so that a small world has some of each.
  const kind = kinds[index < kinds.length ? index : Math.floor(chance(index, 4) * kinds.length)] ?? kinds[0];
  return kind({ figure, domain, place, agent: from(5, agents), source: from(6, sources) });
};

interface Words {
  readonly figure: string;
  readonly domain: string;
  readonly place: string;
  readonly agent: string;
  readonly source: string;
}

interface Memory {
  readonly content: string;
  readonly nodeType: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const kinds: readonly [(words: Words) => Memory, ...((words: Words) => Memory)[]] = [
  ({ figure, domain, source }) => ({
    content: `${figure} is a goddess of ${domain}`,
    nodeType: 'fact',
    metadata: { source, reviewed: true },
  }),
  ({ place, figure, source }) => ({
    content: `The temple in ${place} was built for ${figure}`,
    nodeType: 'fact',
    metadata: { source, reviewed: false },
  }),
  ({ agent, place }) => ({
    content: `${agent} asked for the opening hours of the museum in ${place}`,
    nodeType: 'conversation',
    metadata: { source: 'chat', agent },
  }),
  ({ agent, domain }) => ({
    content: `${agent} prefers short answers about ${domain}`,
    nodeType: 'preference',
    metadata: { source: 'chat', agent },
  }),
  ({ figure, place, source }) => ({
    content: `A statue of ${figure} stands in ${place}`,
    nodeType: 'observation',
    metadata: { source, reviewed: false },
  }),
];

const figures = ['Aphrodite', 'Athena', 'Artemis', 'Demeter', 'Hestia', 'Hera'] as const;
const domains = ['love', 'wisdom', 'the hunt', 'the harvest', 'the hearth', 'marriage'] as const;
const places = ['Corinth', 'Athens', 'Ephesus', 'Eleusis', 'Delphi', 'Samos'] as const;
const agents = ['The travel agent', 'The research agent', 'The support agent'] as const;
const sources = ['encyclopedia', 'field notes', 'lecture'] as const;
