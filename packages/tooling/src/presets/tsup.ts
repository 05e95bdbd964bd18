import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

type Exports = Record<string, string | { '@latchkey/source'?: string }>;

/** The sources behind a package's `exports` and `bin`: what is published is what is built, and nothing else. */
const entries = (manifest: { exports: Exports; bin?: Record<string, string> }): Record<string, string> => {
  const sources = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'object' && target['@latchkey/source'] ? [target['@latchkey/source']] : [],
  );
  const bins = Object.values(manifest.bin ?? {}).map((path) =>
    path.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
  );
  return Object.fromEntries(
    [...sources, ...bins].map((source) => [source.replace('./src/', '').replace(/\.ts$/, ''), source]),
  );
};

/**
 * A published package: ESM, CJS and declarations of every entry in `package.json`.
 * `splitting` keeps one core behind all entries, in both formats, so that `instanceof` and registries are shared.
 */
export const library = (options: Options = {}) =>
  defineConfig({
    entry: entries(JSON.parse(readFileSync('package.json', 'utf8'))),
    format: ['esm', 'cjs'],
    dts: true,
    splitting: true,
    clean: true,
    target: 'node22',
    removeNodeProtocol: false,
    ...options,
  });
