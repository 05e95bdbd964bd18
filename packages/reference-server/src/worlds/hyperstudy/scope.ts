import type { Reply, WorldRequest } from '../../world.ts';
import type { Plan, Room } from './plan.ts';
import { seatOf } from './seats.ts';

export type ScopeKind = 'experiment' | 'room' | 'participant';

/** Whose data a request asks for. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly id: string;
  readonly rooms: readonly Room[];
  /** Set where only one participant's records are asked for. */
  readonly participantId: string | null;
}

export type Refused = Extract<Reply, { kind: 'refused' }>;

/** There is no such thing. What belongs to another owner is answered the same. */
export const notFound = (what: string): Refused => ({ kind: 'refused', refusal: { kind: 'not_found', what } });

/** The scope that a request's path (and, for a participant, its `roomId`) names, or why it has none. */
export const scopeOf = (kind: ScopeKind, plan: Plan, request: WorldRequest): Scope | Refused => {
  const owns = ownsData(plan, request);
  if (kind === 'experiment') {
    const id = request.path.experimentId ?? '';
    const rooms = owns ? plan.roomsOf(id) : null;
    return rooms === null ? notFound('Experiment') : { kind, id, rooms, participantId: null };
  }
  const roomId = kind === 'room' ? request.path.roomId : request.query.roomId;
  const room = owns && typeof roomId === 'string' ? plan.room(roomId) : null;
  if (room === null) return notFound('Room');
  if (kind === 'room') return { kind, id: room.id, rooms: [room], participantId: null };
  const id = request.path.participantId ?? '';
  return seatOf(room, id) === null ? notFound('Participant') : { kind, id, rooms: [room], participantId: id };
};

/** Whether the key's owner is whose data this is. */
export const ownsData = (plan: Plan, request: WorldRequest): boolean => request.key?.owner === plan.size.owner;
