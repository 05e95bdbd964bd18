import { document } from '@latchkey/providers/hypersave/document';
import type { Handlers, World } from '../../world.ts';
import { accountsOf } from './accounts.ts';
import { askHandlers } from './ask.ts';
import { counted } from './counted.ts';
import { demoOf } from './demo.ts';
import { ingestHandlers } from './ingest.ts';
import { keyHandlers } from './keys.ts';
import { knowledgeHandlers } from './knowledge/handlers.ts';
import { memoryHandlers } from './memories.ts';
import { type HypersaveWorldOptions, worldSize } from './options.ts';
import { peopleOf } from './people.ts';
import { profileHandlers } from './profile.ts';
import { queryHandlers } from './query/handlers.ts';
import { remindHandlers } from './remind.ts';
import { sampleKeys } from './sample-keys.ts';
import { saveHandlers } from './save.ts';
import { searchHandlers } from './search.ts';
import { turboHandlers } from './turbo.ts';

export type { HypersaveWorldOptions } from './options.ts';

/**
 * Hypersave's data: memories that are really stored, found, asked and deleted, for each owner and environment apart. An
 * honest index of words stands where the system has a model, and nothing is fetched from anywhere: the same requests give
 * the same answers.
 *
 * Throws a RangeError that names the option where a number makes no sense.
 */
export const hypersaveWorld = (options: HypersaveWorldOptions = {}): World => {
  const size = worldSize(options);
  return {
    document,
    owner: size.owner,
    people: peopleOf(size.owner),
    open(context) {
      const accounts = accountsOf(size);
      const handlers: Handlers = {
        ...memoryHandlers(accounts),
        ...saveHandlers(accounts, context),
        ...searchHandlers(accounts),
        ...askHandlers(accounts, context),
        ...queryHandlers(accounts, context),
        ...remindHandlers(accounts, context),
        ...knowledgeHandlers(accounts),
        ...ingestHandlers(accounts, context),
        ...turboHandlers(accounts, context),
        ...profileHandlers(accounts, context),
        ...keyHandlers(context),
      };
      return counted(handlers, accounts);
    },
    demo: demoOf(hypersaveWorld),
    sampleKeys,
  };
};
