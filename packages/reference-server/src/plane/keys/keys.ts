import type { Handlers } from '../../world.ts';
import type { Desk } from '../desk.ts';
import { actHandlers } from './acts.ts';
import { listKeyExamples } from './examples.ts';
import { issueHandlers } from './issue.ts';
import { listKeys } from './list.ts';

/** The keys that a person looks after. */
export const keyHandlers = (desk: Desk): Handlers => ({
  listKeys: listKeys(desk),
  listKeyExamples: listKeyExamples(desk),
  ...issueHandlers(desk),
  ...actHandlers(desk),
});
