import type { LimitPolicy, Plan } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { bench } from '../../../test/engine/fixture.ts';

const policy = (told: Partial<LimitPolicy> = {}): LimitPolicy => ({
  id: 'calls',
  title: 'calls',
  quota: 2,
  window: { kind: 'sliding', ms: 1000 },
  partition: 'owner',
  ...told,
});
const plan = (id: string, ...limits: LimitPolicy[]): Plan => ({ id, title: id, limits });
const plans = (first: Plan, ...others: Plan[]) => ({
  plans: { offered: [first, ...others], default: first.id } as const,
});
const keyLimits = [{ id: 'calls', title: 'calls', window: { kind: 'month' } }] as const;

describe('limits that are declared', () => {
  it.each([
    ['one id for a key’s own and a declared one', { keyLimits, limits: [policy({ partition: 'key' })] }],
    ['one id for a plan’s and a declared one', { limits: [policy()], ...plans(plan('a', policy())) }],
    ['one id for a plan’s and a key’s own', { keyLimits, ...plans(plan('a', policy())) }],
    ['a plan’s limit for each operation', plans(plan('a', policy({ partition: 'key+operation' })))],
    ['two partitions for one limit', plans(plan('a', policy()), plan('b', policy({ partition: 'key' })))],
    ['a plan’s limit that admits nothing', plans(plan('a', policy({ quota: 0 })))],
    [
      'a sliding limit that counts beyond its quota in one plan only',
      plans(plan('a', policy()), plan('b', policy({ beyond: 'counted' }))),
    ],
    ['two windows for one limit', plans(plan('a', policy()), plan('b', policy({ window: { kind: 'month' } })))],
  ])('are refused with %s, naming the limit', (_, provider) => {
    expect(() => bench({ provider })).toThrow("'calls'");
  });

  it('may have one id in several plans', () => {
    expect(() => bench({ provider: plans(plan('a', policy()), plan('b', policy({ quota: 5 }))) })).not.toThrow();
  });

  it('may count beyond its quota in one plan only, where its window is a month', () => {
    const month = { window: { kind: 'month' } } as const;
    const both = plans(plan('a', policy(month)), plan('b', policy({ ...month, beyond: 'counted' })));
    expect(() => bench({ provider: both })).not.toThrow();
  });

  it('may slide in two plans where they count beyond their quota in both', () => {
    const both = [policy({ beyond: 'counted' }), policy({ beyond: 'counted', quota: 5 })] as const;
    expect(() => bench({ provider: plans(plan('a', both[0]), plan('b', both[1])) })).not.toThrow();
    const month = policy({ window: { kind: 'month' } });
    expect(() => bench({ provider: plans(plan('a', month), plan('b', policy())) })).toThrow("'calls'");
  });

  it('are still looked at where others are replaced', () => {
    const broken = [{ id: 'calls', title: 'calls', window: { kind: 'sliding', ms: 0 } }] as const;
    const options = { limits: [policy({ id: 'other', partition: 'key' })] };
    expect(() => bench({ provider: { keyLimits: broken }, options })).toThrow("'calls'");
  });

  it('may be replaced by limits with the ids of a plan’s and of a key’s own', () => {
    const provider = { keyLimits, ...plans(plan('a', policy({ id: 'plan' }))) };
    const limits = [policy({ partition: 'key' }), policy({ id: 'plan' })];
    expect(() => bench({ provider, options: { limits } })).not.toThrow();
    expect(() => bench({ provider, options: { limits: [policy()] } })).toThrow("'calls'");
  });
});
