import { checkPackage, type Problem } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import type { Tarball } from './tarball.ts';

/** What is wrong with the types, for `require` and `import` in Node and for bundlers; resolution before Node 16 knows no `exports`. */
export const typesProblems = async ({ attwPackage }: Tarball): Promise<readonly string[]> => {
  const result = await checkPackage(attwPackage);
  if (result.types === false) return ['the tarball holds no types'];
  return result.problems.filter((problem) => !isOfNode10(problem)).map(describe);
};

const isOfNode10 = (problem: Problem): boolean =>
  ('resolutionKind' in problem && problem.resolutionKind === 'node10') ||
  ('resolutionOption' in problem && problem.resolutionOption === 'node10');

const describe = (problem: Problem): string => {
  const where = ['entrypoint', 'resolutionKind', 'fileName', 'typesFileName', 'moduleSpecifier']
    .flatMap((field) => Object.entries(problem).filter(([name]) => name === field))
    .map(([, value]) => String(value));
  return `${problemKindInfo[problem.kind].shortDescription} (${where.join(', ')})`;
};
