import { checkArchitecture } from '../architecture/check-architecture.ts';
import { describeViolation } from '../architecture/rule.ts';
import type { Check } from './check.ts';

/** The rules of the house, over every source file. */
export const architecture: Check = {
  name: 'architecture',
  remedy: 'each line above says what to do; the rules stand in packages/tooling/src/architecture/rules',
  run: async (root) => checkArchitecture(root).map(describeViolation).join('\n') || null,
};
