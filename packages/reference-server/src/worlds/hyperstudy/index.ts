import { document } from '@latchkey/providers/hyperstudy/document';
import type { Handlers, World, WorldContext } from '../../world.ts';
import { columnsOf } from '../render/columns.ts';
import { addedEvents } from './added-events.ts';
import { appendEvents } from './append-events.ts';
import { chat } from './data/chat.ts';
import { components } from './data/components.ts';
import { continuousRatings } from './data/continuous-ratings.ts';
import { events } from './data/events.ts';
import { sparseRatings } from './data/sparse-ratings.ts';
import { sync } from './data/sync.ts';
import { dataList, dataLists } from './data-lists.ts';
import { isoTime } from './data-set.ts';
import { demoOf } from './demo.ts';
import { directoryHandlers } from './directory/handlers.ts';
import { apiVersion } from './metadata.ts';
import { type HyperStudyWorldOptions, type WorldSize, worldSize } from './options.ts';
import { participantCounts } from './participant-counts.ts';
import { peopleOf } from './people.ts';
import { type Plan, planOf } from './plan.ts';
import { recordingHandlers } from './recordings/handlers.ts';
import { recordingLinks } from './recordings/links.ts';
import { recordings } from './recordings/recordings.ts';
import { sampleKeys } from './sample-keys.ts';

export type { HyperStudyWorldOptions } from './options.ts';

/**
 * HyperStudy's data: experiments, rooms and what happened in them. Every record is a pure function of the seed, the room
 * and its place, so a room of a million events costs no more memory than an empty one; what is written through the API
 * is kept until the next opening.
 *
 * Throws a RangeError that names the option where a number makes no sense.
 */
export const hyperstudyWorld = (options: HyperStudyWorldOptions = {}): World => {
  const size = worldSize(options);
  const plan = planOf(size);
  return {
    document,
    owner: size.owner,
    people: peopleOf(size.owner),
    open: (context) => handlersOf(size, plan, context),
    demo: demoOf(hyperstudyWorld),
    sampleKeys,
  };
};

const handlersOf = (size: WorldSize, plan: Plan, context: WorldContext): Handlers => {
  const { seed } = size;
  const links = recordingLinks(context.random(32));
  const written = addedEvents(plan.roomCount * size.eventsPerRoom);
  const sets = {
    events: { ...events(seed, size.eventsPerRoom), addedTo: written.in },
    recordings: recordings(seed, links),
    chat: chat(seed, size.chatMessagesPerRoom),
    continuousRatings: continuousRatings(seed, size.continuousRatingsPerRoom),
    sparseRatings: sparseRatings(seed, size.sparseRatingsPerRoom),
    sync: sync(seed, size.syncMetricsPerRoom),
    components: components(seed, size.componentsPerRoom),
  };
  const columns = (operationId: string) => columnsOf(document, operationId);
  const roomContinuous = dataList('room', sets.continuousRatings, plan, () => columns('listRoomContinuousRatings'));
  const roomSparse = dataList('room', sets.sparseRatings, plan, () => columns('listRoomSparseRatings'));
  return {
    ...dataLists('Events', sets.events, plan, columns),
    ...dataLists('Recordings', sets.recordings, plan, columns),
    ...dataLists('Chat', sets.chat, plan, columns),
    ...dataLists('ContinuousRatings', sets.continuousRatings, plan, columns),
    ...dataLists('SparseRatings', sets.sparseRatings, plan, columns),
    listRoomRatings: (request) => (request.query.ratingType === 'sparse' ? roomSparse : roomContinuous)(request),
    ...dataLists('Sync', sets.sync, plan, columns),
    ...dataLists('Components', sets.components, plan, columns),
    ...directoryHandlers(plan, columns),
    ...recordingHandlers(plan, links),
    appendEvents: appendEvents(plan, written),
    getParticipantCounts: participantCounts(plan, Object.values(sets)),
    getHealth: ({ nowMs }) => ({
      kind: 'json',
      body: { status: 'healthy', version: apiVersion, timestamp: isoTime(nowMs) },
    }),
  };
};
