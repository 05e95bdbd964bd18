import { document } from '@latchkey/providers/heratio/document';
import type { Handler, Handlers, Reply, World, WorldRequest } from '../../world.ts';
import { demoOf } from './demo.ts';
import { lists } from './lists.ts';
import { type HeratioWorldOptions, type WorldSize, worldSize } from './options.ts';
import { heratioPages } from './pages/index.ts';
import { peopleOf } from './people.ts';
import { profileOf, type Researcher, researcherOf } from './researchers.ts';
import { statsOf } from './stats.ts';
import { type Workspace, workspacesOf } from './workspace.ts';
import { writesOf } from './writes.ts';

export type { HeratioWorldOptions } from './options.ts';

/**
 * Heratio's data: researchers, and what each has in their workspace. Every row is a pure function of the seed, the researcher
 * and its place; what is written through the API is kept until the next opening. A key reaches its owner's rows and no
 * others.
 *
 * Throws a RangeError that names the option where a number makes no sense.
 */
export const heratioWorld = (options: HeratioWorldOptions = {}): World => {
  const size = worldSize(options);
  return {
    document,
    owner: size.owner,
    people: peopleOf(size),
    pages: heratioPages,
    open: () => handlersOf(size),
    demo: demoOf(heratioWorld),
  };
};

const handlersOf = (size: WorldSize): Handlers => {
  const workspaces = workspacesOf(size);

  /** Answers to the researcher whose key it is; to somebody who is none, that there is no such researcher. */
  const own =
    (answer: (workspace: Workspace, request: WorldRequest, researcher: Researcher) => Reply): Handler =>
    (request) => {
      const researcher = request.key && researcherOf(size, request.key.owner);
      if (researcher === null) return { kind: 'refused', refusal: { kind: 'not_found', what: 'Researcher' } };
      return answer(workspaces.of(researcher), request, researcher);
    };

  const answers = { ...lists, ...writesOf(workspaces) };
  return {
    getProfile: own((_, __, researcher) => ({ kind: 'json', body: profileOf(size, researcher) })),
    getStats: own((workspace, { nowMs }, researcher) => ({
      kind: 'json',
      body: statsOf(size, researcher, workspace, nowMs),
    })),
    ...Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, own(answer)])),
  };
};
