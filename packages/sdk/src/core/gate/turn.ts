import { type Lane, waitingBefore } from './lane.ts';

/**
 * When the turn of a place in a lane comes, as far as is known: every limit that the lane is under, with all who wait for it
 * before, in this lane and in others. Never later than it really comes, if those who wait stay.
 */
export const turnOf = (lanes: Iterable<Lane>, { meters, cost }: Lane, place: number, nowMs: number): number => {
  const occupied = [...lanes].filter(({ waiting }) => waiting.length > 0);
  const ahead = (meter: Lane['meters'][number]): number =>
    occupied.reduce(
      (sum, lane) => (lane.meters.includes(meter) ? sum + waitingBefore(lane, place) * lane.cost : sum),
      0,
    );
  return Math.max(nowMs, ...meters.map((meter) => meter.turnAt(ahead(meter), nowMs, cost)));
};
