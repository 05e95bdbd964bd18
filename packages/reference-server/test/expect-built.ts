import { existsSync } from 'node:fs';

/**
 * For tests of what is published.
 * @throws Error when the package was not built.
 */
export const expectBuilt = (): void => {
  if (existsSync(new URL('../dist/index.js', import.meta.url))) return;
  throw new Error('This test runs what is published, and nothing is built: run `npx -y pnpm@12 build` first.');
};
