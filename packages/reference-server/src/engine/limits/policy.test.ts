import type { LimitPolicy } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { checkPolicies, isExact } from './policy.ts';

const policy = (told: Partial<LimitPolicy>): LimitPolicy => ({
  id: 'calls',
  title: 'calls',
  quota: 2,
  window: { kind: 'sliding', ms: 1000 },
  partition: 'key',
  ...told,
});

it('keeps exact times up to a quota of 1024, and above it where the policy asks for it', () => {
  expect(isExact(policy({ quota: 1024 }))).toBe(true);
  expect(isExact(policy({ quota: 1025 }))).toBe(false);
  expect(isExact(policy({ quota: 1025, window: { kind: 'sliding', ms: 1000, exact: true } }))).toBe(true);
});

it.each([
  ['no quota', [policy({ quota: 0 })]],
  ['half a unit', [policy({ quota: 0.5 })]],
  ['no length', [policy({ window: { kind: 'fixed', ms: 0 } })]],
  ['no end', [policy({ window: { kind: 'sliding', ms: Number.POSITIVE_INFINITY } })]],
  ['one id for two', [policy({}), policy({})]],
])('refuses limits with %s, naming the policy', (_, policies) => {
  expect(() => checkPolicies(policies)).toThrow("'calls'");
});
