import { median } from './median.ts';
import type { Pace } from './pace.ts';

/** Does the same thing so many times. It owns its loop, so that the cost of calling it is not what is measured. */
export type Work = (times: number) => void | Promise<void>;

/** What was found out about works that took turns. */
export interface Timings<Name extends string> {
  /** Median microseconds for one time. */
  us(name: Name): number;
  /** The median, over rounds, of what a work cost beyond `base` in the same round, in microseconds. */
  usBeyond(name: Name, base: Name): number;
  /** The median, over rounds, of one work's time as a multiple of another's in the same round. */
  ratio(name: Name, other: Name): number;
  /** The same of what both cost beyond `base`. */
  ratioBeyond(name: Name, other: Name, base: Name): number;
}

/**
 * Times works side by side: each is warmed up until it fills a round, then all take turns, so that whatever else the
 * machine does hits all of them.
 * @param now milliseconds; real time unless told
 */
export const measure = async <Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds, roundMs }: Pick<Pace, 'rounds' | 'roundMs'>,
  now: () => number = () => performance.now(),
): Promise<Timings<Name>> => {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number>();
  for (const name of names) times.set(name, await timesFor(works[name], roundMs, now));
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Whoever is first once is last the next time.
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const count = times.get(name) ?? 1;
      found.get(name)?.push(((await took(works[name], count, now)) * 1000) / count);
    }
  }
  const of = (name: Name, round: number) => found.get(name)?.[round] ?? Number.NaN;
  const overRounds = (figure: (round: number) => number) =>
    median(Array.from({ length: rounds }, (_, at) => figure(at)));
  return {
    us: (name) => overRounds((round) => of(name, round)),
    usBeyond: (name, base) => overRounds((round) => of(name, round) - of(base, round)),
    ratio: (name, other) => overRounds((round) => of(name, round) / of(other, round)),
    ratioBeyond: (name, other, base) =>
      overRounds((round) => (of(name, round) - of(base, round)) / (of(other, round) - of(base, round))),
  };
};

/** How many times fill a round, found by doubling, which is the warm-up too. */
const timesFor = async (work: Work, roundMs: number, now: () => number): Promise<number> => {
  for (let times = 1; ; times *= 2) {
    const ms = await took(work, times, now);
    if (ms >= roundMs || times >= mostTimes) return Math.max(1, Math.round((times * roundMs) / Math.max(ms, roundMs)));
  }
};

const mostTimes = 2 ** 26;

const took = async (work: Work, times: number, now: () => number): Promise<number> => {
  const startedMs = now();
  const pending = work(times);
  if (pending) await pending;
  return now() - startedMs;
};
