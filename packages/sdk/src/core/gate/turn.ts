import { type Lane, type TurnOf, waitingBefore } from './lane.ts';

/**
 * When the turns of a lane's places come, as far as is known: every limit that the lane is under, with all who surely go before.
 * Those are the earlier ones of its own lane, and of each other that nothing holds when this one has room: a lane under a limit
 * of its own, or one whose calls cost more, is passed while it is held. Never later than they really come, if those who wait stay.
 */
export const turnsOf = (lanes: readonly Lane[], lane: Lane, nowMs: number): TurnOf => {
  const { meters, cost } = lane;
  let sharing: readonly Lane[] | null = null;
  return (place, ahead) => {
    sharing ??= lanes.filter((other) => other !== lane && goesFirst(other, lane));
    const others = (meter: Lane['meters'][number]): number =>
      (sharing ?? []).reduce(
        (sum, other) =>
          other.meters.includes(meter) ? sum + waitingBefore(other, place) * meter.needed(other.cost) : sum,
        0,
      );
    const turnMs = Math.max(
      ...meters.map((meter) => meter.turnAt(ahead * meter.needed(cost) + others(meter), nowMs, cost)),
    );
    return turnMs > nowMs ? turnMs : Number.NEGATIVE_INFINITY;
  };
};

/** Whether one lane's earlier calls have room whenever the other has. */
const goesFirst = (one: Lane, other: Lane): boolean =>
  one.cost <= other.cost && one.meters.every((meter) => other.meters.includes(meter));
