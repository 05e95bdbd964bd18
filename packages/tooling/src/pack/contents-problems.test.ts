import { describe, expect, it } from 'vitest';
import { contentsProblems } from './contents-problems.ts';

const whole = {
  paths: ['LICENSE', 'README.md', 'package.json', 'dist/index.js', 'src/index.ts'],
  manifest: { dependencies: { zod: '4.6.7' } },
};

describe('the contents of a tarball', () => {
  it('are fine with a README, a license and versions that npm understands', () => {
    expect(contentsProblems(whole)).toEqual([]);
  });

  it.each(['README.md', 'LICENSE'])('need a %s', (name) => {
    const problems = contentsProblems({ ...whole, paths: whole.paths.filter((path) => path !== name) });
    expect(problems).toEqual([expect.stringContaining(`${name} is not in the tarball`)]);
  });

  it.each(['src/a.test.ts', 'src/deep/a.test-d.ts', 'test/a.ts', 'bench/a.ts', '.env', 'dist/x.tsbuildinfo'])(
    'may not hold %s',
    (path) => {
      expect(contentsProblems({ ...whole, paths: [...whole.paths, path] })).toEqual([expect.stringContaining(path)]);
    },
  );

  it.each(['workspace:*', 'catalog:'])('may not name a version as %s', (version) => {
    expect(contentsProblems({ ...whole, manifest: { peerDependencies: { msw: version } } })).toEqual([
      expect.stringContaining(`"msw": "${version}"`),
    ]);
  });
});
