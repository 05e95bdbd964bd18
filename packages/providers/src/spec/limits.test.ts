import { describe, expect, it } from 'vitest';
import { type LimitPolicy, policyApplies } from './limits.ts';

const policy = (applies?: LimitPolicy['applies']): LimitPolicy => ({
  id: 'p',
  title: '10 a minute',
  quota: 10,
  window: { kind: 'fixed', ms: 60_000 },
  partition: 'key',
  ...(applies ? { applies } : {}),
});

const read = { method: 'GET', tags: ['events', 'data'] } as const;

describe('policyApplies', () => {
  it.each<[string, LimitPolicy['applies'], boolean]>([
    ['that says nothing', undefined, true],
    ['of its tag', { tags: ['events'] }, true],
    ['of one of its tags', { tags: ['other', 'data'] }, true],
    ['of another tag', { tags: ['other'] }, false],
    ['of its method', { methods: ['GET', 'HEAD'] }, true],
    ['of another method', { methods: ['POST'] }, false],
    ['of its tag and its method', { tags: ['events'], methods: ['GET'] }, true],
    ['of its tag and another method', { tags: ['events'], methods: ['POST'] }, false],
    ['of its method and another tag', { tags: ['other'], methods: ['GET'] }, false],
    ['of no tag at all', { tags: [] }, false],
  ])('answers for a policy %s', (_, applies, answer) => {
    expect(policyApplies(policy(applies), read)).toBe(answer);
  });
});
