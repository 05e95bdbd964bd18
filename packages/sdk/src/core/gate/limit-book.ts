import { type LimitPolicy, type Operation, policyApplies } from '@latchkey/providers';
import { createLane, type Lane } from './lane.ts';
import { createMeter, type LimitWord, type Meter, type MeterOutcome } from './meter.ts';
import { meterOfWord, narrowestMeter } from './narrowest.ts';
import type { PolicyRate } from './rate.ts';

/** What a gate knows of limits, and which of them each operation is under. */
export interface LimitBook {
  lanes(): Iterable<Lane>;
  laneOf(operation: Operation, limits: readonly LimitPolicy[], cost: number): Lane;
  /** Takes in what a request's answer tells. `lastTurn`: the gate's number of the last request sent. */
  learn(lane: Lane, answered: Answered, lastTurn: number, nowMs: number): void;
  isIdle(nowMs: number): boolean;
  rates(nowMs: number): PolicyRate[];
}

/** A request whose answer came. */
export interface Answered {
  readonly turn: number;
  /** The limits that it was counted under when it was sent. */
  readonly entered: readonly Meter[];
  readonly outcome: MeterOutcome;
  readonly words: readonly LimitWord[];
  /** When a refusal says to come again. */
  readonly retryAtMs: number | null;
}

export const createLimitBook = (): LimitBook => {
  const lanes = new Map<Operation, Lane>();
  const meters = new Map<string, Meter>();

  const meterOf = (id: string, policy: Meter['policy'], name?: string | null): Meter => {
    const meter = meters.get(id) ?? createMeter(policy, name);
    meters.set(id, meter);
    return meter;
  };

  /** A server may call its limit otherwise at every answer: what no lane is under any more is not kept. */
  const forgetUnused = (): void => {
    const used = new Set([...lanes.values()].flatMap((lane) => lane.meters));
    for (const [id, meter] of meters) if (!used.has(meter)) meters.delete(id);
  };

  /** Which limits an answer speaks of. What is none of the lane's known ones becomes one of its own. */
  const hear = (lane: Lane, { turn, entered, outcome, words }: Answered, nowMs: number) => {
    const heard = words.map((word) => {
      const meter = meterOfWord(lane.meters, word) ?? meterOf(`told ${word.name} ${word.limit}`, null, word.name);
      return { meter, word };
    });
    const told = new Set(heard.map(({ meter }) => meter).filter(({ policy }) => policy === null));
    const known = lane.meters.filter(({ policy }) => policy === null);
    if (told.size > 0 && (known.length !== told.size || known.some((meter) => !told.has(meter)))) {
      lane.meters = [...lane.meters.filter(({ policy }) => policy !== null), ...told];
      forgetUnused();
    }
    for (const { meter, word } of heard) {
      // The answer's own request is part of what it tells of a limit that was not known when it was sent.
      if (!entered.includes(meter)) {
        meter.enter(lane.cost);
        meter.leave(turn, outcome, nowMs, lane.cost);
      }
      meter.hear(word, nowMs);
    }
    return heard;
  };

  return {
    lanes: () => lanes.values(),
    laneOf(operation, limits, cost) {
      const known = lanes.get(operation);
      if (known) return known;
      const declared = limits
        .filter((policy) => policy.beyond !== 'counted' && policyApplies(policy, operation))
        .map((policy) =>
          meterOf(policy.partition === 'key+operation' ? `${policy.id} of ${operation.id}` : policy.id, policy),
        );
      const lane = createLane(operation, cost, declared.length > 0 ? declared : [meterOf('', null)]);
      lanes.set(operation, lane);
      return lane;
    },
    learn(lane, answered, lastTurn, nowMs) {
      const { turn, entered, outcome, retryAtMs } = answered;
      for (const meter of entered) meter.leave(turn, outcome, nowMs, lane.cost);
      const heard = hear(lane, answered, nowMs);
      if (outcome !== 'refused') return;
      const spent = heard.filter(({ word }) => word.remaining === 0);
      const waitMs = retryAtMs === null ? null : retryAtMs - nowMs;
      const held = spent.length > 0 ? spent.map(({ meter }) => meter) : [narrowestMeter(lane.meters, waitMs)];
      const untilMs = retryAtMs ?? spent[0]?.word.resetAtMs ?? null;
      for (const meter of held) meter?.hold(turn, untilMs, nowMs, lastTurn);
    },
    rates: (nowMs) =>
      [...meters.values()].map((meter) => {
        const under = [...lanes.values()].filter((lane) => lane.meters.includes(meter));
        const isApart = meter.policy?.partition === 'key+operation';
        return {
          policy: meter.name,
          operation: (isApart && under[0]?.operation.id) || null,
          ...meter.rate(nowMs),
          queued: under.reduce((sum, { waiting }) => sum + waiting.length, 0),
        };
      }),
    isIdle: (nowMs) => [...meters.values()].every((meter) => meter.isIdle(nowMs)),
  };
};
