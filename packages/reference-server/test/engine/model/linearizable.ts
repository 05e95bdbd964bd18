import type { Act, Answer } from './act.ts';
import { step } from './model.ts';
import { copied, type Model } from './state.ts';

/** An act that somebody asked for, when they did and when they were answered: both on one counter. */
export interface Called {
  readonly act: Act;
  readonly answer: Answer;
  readonly calledAt: number;
  readonly answeredAt: number;
}

/**
 * Whether acts that were under way at once came out as if each had been done in an instant between its call and its answer (an
 * act of two steps: in two). Every order that the times allow is tried upon the model, depth first; what was met is not
 * tried again (Wing and Gong; Lowe). One order is enough whose answers, and whose audit, are those that there were.
 * @param start what the model was before; it is left as it is
 * @param log what was audited in all, in that order
 */
export const isLinearizable = (start: Model, history: readonly Called[], log: readonly string[]): boolean => {
  const met = new Set<string>();
  const answers = history.map(({ answer }) => comparable(answer));

  /** @param progress for each act: null is not begun, true is done, a text is what its first step goes on with */
  const search = (model: Model, progress: readonly (null | string | true)[]): boolean => {
    if (model.log.some((entry, at) => entry !== log[at])) return false;
    if (progress.every((each) => each === true)) return model.log.length === log.length;
    const place = JSON.stringify([progress, { ...model, system: null }]);
    if (met.has(place)) return false;
    met.add(place);
    const soonest = Math.min(...history.flatMap(({ answeredAt }, at) => (progress[at] === true ? [] : [answeredAt])));
    return history.some(({ act, calledAt }, at) => {
      const looked = progress[at];
      if (looked === true || looked === undefined || calledAt > soonest) return false;
      const next = copied(model);
      const stepped = step(next, act, looked);
      if ('looked' in stepped) return search(next, progress.with(at, stepped.looked));
      return comparable(stepped) === answers[at] && search(next, progress.with(at, true));
    });
  };
  return search(
    start,
    history.map(() => null),
  );
};

/** The old key of a rotation is looked up after the act, as it is then: it is no part of what was done. */
const comparable = (answer: Answer): string =>
  JSON.stringify('predecessor' in answer ? { ...answer, predecessor: null } : answer);
