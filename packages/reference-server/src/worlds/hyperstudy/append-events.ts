import type { Handler } from '../../world.ts';
import type { AddedEvents } from './added-events.ts';
import type { Wire } from './data-set.ts';
import { metadataOf } from './metadata.ts';
import type { Plan } from './plan.ts';
import { notFound, ownsData } from './scope.ts';

/** Writes a batch of events into a room: all of them, or none. */
export const appendEvents =
  (plan: Plan, written: AddedEvents): Handler =>
  (request) => {
    // The pipeline has checked the body against the document.
    const batch = request.body as Wire['EventBatch'];
    const room = ownsData(plan, request) ? plan.room(batch.roomId) : null;
    if (room === null) return notFound('Room');
    const result = written.add(room, batch.events);
    if (!result.ok) {
      if (result.problem === 'participant') return notFound('Participant');
      const path = `events[${result.index}].timestamp`;
      return { kind: 'refused', refusal: { kind: 'invalid_body', path, expected: 'ISO 8601 timestamp' } };
    }
    const metadata = metadataOf({ dataType: 'events', scope: 'room', scopeId: room.id, rooms: [room] }, request);
    return { kind: 'json', body: { status: 'success', data: result.events, metadata } };
  };
