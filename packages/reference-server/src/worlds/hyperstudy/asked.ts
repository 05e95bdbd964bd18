import type { WorldRequest } from '../../world.ts';
import type { Plan, Room } from './plan.ts';
import { type Refused, type Scope, type ScopeKind, scopeOf } from './scope.ts';
import { type TimeRange, timeRangeOf } from './time-range.ts';

/** What every list is asked for: whose data, from when to when, and of which rooms. */
export interface Asked {
  readonly kind: 'asked';
  readonly scope: Scope;
  readonly range: TimeRange;
  /** The scope's rooms, those of one deployment where one is named. */
  readonly rooms: readonly Room[];
}

/** Reads what a list is asked for, or says why it cannot be had. */
export const askedOf = (kind: ScopeKind, plan: Plan, request: WorldRequest): Asked | Refused => {
  const scope = scopeOf(kind, plan, request);
  if (scope.kind === 'refused') return scope;
  const range = timeRangeOf(request.query);
  if (range.kind === 'refused') return range;
  const { deploymentId } = request.query;
  const rooms = scope.rooms.filter((room) => deploymentId === undefined || deploymentId === room.deploymentId);
  return { kind: 'asked', scope, range, rooms };
};
