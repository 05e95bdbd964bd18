import { expect, it } from 'vitest';
import { stepWords } from './workflow.ts';

it('the words of steps are told with what belongs to each, in order, and without headings', () => {
  const steps = [
    'Open the page',
    { title: 'Checking', text: 'Check', points: ['the name', 'the date'] },
    'Leave',
  ] as const;
  expect(stepWords(steps)).toEqual(['Open the page', 'Check', 'the name', 'the date', 'Leave']);
});
