import { expect, it } from 'vitest';
import { roomyPlan } from './roomy-plan.ts';

const plan = (id: string, keys?: number | null) => ({
  id,
  title: id,
  limits: [],
  ...(keys === undefined ? {} : { keys }),
});
const plans = {
  offered: [plan('tiny', 0), plan('free', 1), plan('pro', 5), plan('any', null)],
  default: 'free',
} as const;

it('is the default one where that has room, else the first that has', () => {
  expect(roomyPlan({ plans }, 1)).toBe('free');
  expect(roomyPlan({ plans }, 2)).toBe('pro');
  expect(roomyPlan({ plans }, 6)).toBe('any');
  expect(roomyPlan({ plans: { offered: [plan('one')], default: 'one' } }, 99)).toBe('one');
});

it('is none where there are no plans, or none has room', () => {
  expect(roomyPlan({}, 1)).toBeNull();
  expect(roomyPlan({ plans: { offered: [plan('free', 1)], default: 'free' } }, 2)).toBeNull();
});
