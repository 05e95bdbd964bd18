import type { WorldRequest } from '../../world.ts';
import { createGraph, type Graph } from './graph/graph.ts';
import type { WorldSize } from './options.ts';
import { fillWithSamples } from './sample-data.ts';

/** An account's graphs in one environment: by their ids, the one that is always there first. */
export type Space = Map<string, Graph>;

/** The graph that is meant where none is named. It is there from the beginning, and cannot be deleted. */
export const defaultGraph = 'default';

/** Everybody's graphs: of each owner, each environment apart (ruling 6: a test key works in a sandbox). */
export interface Spaces {
  of(request: Pick<WorldRequest, 'key'>): Space;
}

export const createSpaces = (size: WorldSize): Spaces => {
  const byOwner = new Map<string, Map<string, Space>>();

  const opened = (owner: string, environment: string): Space => {
    const graph = createGraph({ id: defaultGraph, metadata: {}, createdAtMs: size.startsAtMs });
    if (owner === size.owner) fillWithSamples(graph, size, environment);
    return new Map([[graph.id, graph]]);
  };

  return {
    of({ key }) {
      const [owner, environment] = [key?.owner ?? '', key?.environment ?? 'live'];
      const environments = byOwner.get(owner) ?? new Map<string, Space>();
      byOwner.set(owner, environments);
      const space = environments.get(environment) ?? opened(owner, environment);
      environments.set(environment, space);
      return space;
    },
  };
};

/** How many memories there are in all graphs of a space together. */
export const nodesIn = (space: Space): number => [...space.values()].reduce((sum, { nodes }) => sum + nodes.size, 0);
