import type { WorldRequest } from '../../world.ts';
import type { Refused } from './scope.ts';

export interface TimeRange {
  readonly kind: 'range';
  readonly fromMs?: number;
  readonly untilMs?: number;
}

/** `startTime` and `endTime` of a query in epoch milliseconds, both included; refused where one is no moment in time. */
export const timeRangeOf = (query: WorldRequest['query']): TimeRange | Refused => {
  const fromMs = momentOf(query.startTime);
  const untilMs = momentOf(query.endTime);
  if (Number.isNaN(fromMs)) return noMoment('startTime', query.startTime);
  if (Number.isNaN(untilMs)) return noMoment('endTime', query.endTime);
  return {
    kind: 'range',
    ...(fromMs === undefined ? {} : { fromMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
};

const momentOf = (value: unknown): number | undefined => (value === undefined ? undefined : Date.parse(String(value)));

const noMoment = (parameter: string, value: unknown): Refused => ({
  kind: 'refused',
  refusal: { kind: 'invalid_parameter', parameter, value: String(value), expected: 'ISO 8601 timestamp' },
});
