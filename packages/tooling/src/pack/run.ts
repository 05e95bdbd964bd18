import { contentsProblems } from './contents-problems.ts';
import { packPackage } from './pack-package.ts';
import { publintProblems } from './publint-problems.ts';
import { readTarball } from './tarball.ts';
import { typesProblems } from './types-problems.ts';

// `pnpm pack:check` in a published package: packs it as `pnpm publish` would, and looks at the tarball.
const bytes = await packPackage(process.cwd());
const tarball = readTarball(bytes);
const problems = [
  ...contentsProblems(tarball).map((text) => `contents: ${text}`),
  ...(await publintProblems(bytes)).map((text) => `publint: ${text}`),
  ...(await typesProblems(tarball)).map((text) => `are the types wrong: ${text}`),
];
for (const problem of problems) console.error(problem);
console.log(`${tarball.attwPackage.packageName}: ${tarball.paths.length} files packed, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
