import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { recipeOf, runInProject } from './recipe.ts';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

describe("the README's recipes, as a user's project runs them", () => {
  it('run: MSW', async () => {
    const text = await recipeOf('With MSW');
    const promised = [...text.matchAll(/; \/\/ (\d+)/g)].map((match) => match[1]);
    const { output } = await runInProject({ name: 'recipe.mjs', text }, ['recipe.mjs']);
    expect(promised).toEqual(['200', '418']);
    expect(output.trim().split('\n')).toEqual(promised);
  });

  it('run: Jest', async () => {
    const file = { name: 'recipe.test.js', text: await recipeOf('With Jest') };
    const { code, output } = await runInProject(file, [jest, '--watchman=false', '--cacheDirectory=.cache']);
    expect(output).toMatch(/Tests: +1 passed, 1 total/);
    expect(code).toBe(0);
  });

  it('run: node:test', async () => {
    const file = { name: 'recipe.test.mjs', text: await recipeOf('With node:test') };
    const { code, output } = await runInProject(file, ['--test', '--test-reporter=tap', 'recipe.test.mjs']);
    expect(output).toMatch(/# pass 1\n# fail 0/);
    expect(code).toBe(0);
  });

  it('tell a recipe that fails from one that passes', async () => {
    const text = (await recipeOf('With Jest')).replace('toBe(401)', 'toBe(402)');
    const { code, output } = await runInProject({ name: 'recipe.test.js', text }, [jest, '--watchman=false']);
    expect(output).toMatch(/Expected: 402\s+Received: 401/);
    expect(code).toBe(1);
  });
});
