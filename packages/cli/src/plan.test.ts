import { describe, expect, it } from 'vitest';
import { readPlan } from './plan.ts';

const plans = {
  offered: [
    { id: 'free', title: 'Free', limits: [] },
    { id: 'pro', title: 'Pro', limits: [] },
  ],
  default: 'free',
} as const;

describe('the plan of a served system', () => {
  it('is the one that was named, and otherwise the system’s own default', () => {
    expect(readPlan({ plans, title: 'Acme' }, 'pro')).toBe('pro');
    expect(readPlan({ plans, title: 'Acme' }, undefined)).toBeNull();
    expect(readPlan({ title: 'Acme' }, undefined)).toBeNull();
  });

  it.each([
    [plans, 'Plans: free, pro.'],
    [undefined, 'It has no plans: leave out --plan.'],
  ])('is refused where the system does not offer it, with what it offers', (offered, hint) => {
    expect(() => readPlan({ title: 'Acme', ...(offered ? { plans: offered } : {}) }, 'moon')).toThrow(
      expect.objectContaining({ name: 'UsageError', message: "Acme has no plan 'moon'.", hint }),
    );
  });
});
