import type { WorldRequest } from '../../world.ts';
import { isoTime } from './data-set.ts';
import type { Room } from './plan.ts';

export interface Subject {
  readonly dataType: string;
  readonly scope: 'experiment' | 'room' | 'participant' | 'user';
  readonly scopeId: string;
  /** The rooms it spans: onsets have one zero only where there is one. */
  readonly rooms?: readonly Room[];
}

/** What an answer says of itself, pagination aside (docs: overview). */
export const metadataOf = ({ dataType, scope, scopeId, rooms = [] }: Subject, request: WorldRequest) => {
  const [only] = rooms;
  return {
    dataType,
    scope,
    scopeId,
    timestamp: isoTime(request.nowMs),
    query: { startTime: null, endTime: null, category: null, ...repeatable(request.query) },
    processing: {
      experimentStartedAt: rooms.length === 1 && only ? isoTime(only.startedAtMs) : null,
      processingTimeMs: 0,
      enriched: true,
      version: apiVersion,
    },
  };
};

/** What every answer gives as its version (docs: overview). */
export const apiVersion = '3.0.0';

/** Free text is not repeated: somebody may have sent a key there. */
const repeatable = (query: WorldRequest['query']) =>
  Object.fromEntries(repeated.filter((name) => query[name] !== undefined).map((name) => [name, query[name]]));

const repeated = ['roomId', 'startTime', 'endTime', 'category', 'limit', 'offset', 'sort', 'order'];
