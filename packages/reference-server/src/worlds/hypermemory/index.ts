import { document } from '@latchkey/providers/hypermemory/document';
import type { World } from '../../world.ts';
import { demoOf } from './demo.ts';
import { keyHandlers } from './keys.ts';
import { type HypermemoryWorldOptions, worldSize } from './options.ts';
import { peopleOf } from './people.ts';
import { protocolHandlers } from './protocol.ts';
import { createQueryHours } from './query-hours.ts';
import { sampleKeys } from './sample-keys.ts';
import { createSpaces } from './spaces.ts';
import { exportTool } from './tools/export-subgraph.ts';
import { findRelatedTool } from './tools/find-related.ts';
import { forgetTool } from './tools/forget.ts';
import { getRelationshipsTool } from './tools/get-relationships.ts';
import { graphTools } from './tools/graphs.ts';
import { loadTool } from './tools/load-link.ts';
import { recallTool } from './tools/recall.ts';
import { storeTool } from './tools/store.ts';
import { updateTool } from './tools/update.ts';
import { overTransport } from './transport.ts';
import { usageHandlers } from './usage.ts';

export type { HypermemoryWorldOptions } from './options.ts';

/**
 * HyperMemory's data: graphs of memories that are really stored, found, connected and forgotten, for each owner and environment
 * apart, behind the tools of the Model Context Protocol. An honest index of words stands where the system has a model.
 *
 * Throws a RangeError that names the option where a number makes no sense.
 */
export const hypermemoryWorld = (options: HypermemoryWorldOptions = {}): World => {
  const size = worldSize(options);
  return {
    document,
    owner: size.owner,
    people: peopleOf(size.owner),
    open(context) {
      const spaces = createSpaces(size);
      const queryHours = createQueryHours();
      // Both figures of /v1/usage count what the month's limit counts: every query that is let in.
      context.onAdmitted((admitted) => {
        if (admitted.operation.tags.includes('query')) queryHours.count(admitted);
      });
      const tools = {
        ...storeTool(spaces, context),
        ...recallTool(spaces, context),
        ...findRelatedTool(spaces),
        ...getRelationshipsTool(spaces),
        ...updateTool(spaces),
        ...forgetTool(spaces),
        ...exportTool(spaces, context),
        ...loadTool(spaces, context),
        ...graphTools(spaces, context),
      };
      return {
        ...keyHandlers(context),
        ...usageHandlers(spaces, queryHours, context),
        ...overTransport({ ...protocolHandlers(), ...tools }, context),
      };
    },
    demo: demoOf(hypermemoryWorld),
    sampleKeys,
  };
};
