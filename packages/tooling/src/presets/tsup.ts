import { readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { bundledLicenses } from './bundled-licenses.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly '@latchkey/source'?: string }>>;
  readonly imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/**
 * A published package: ESM, CJS and declarations of every entry in `package.json`.
 * `noExternal` names the libraries that travel inside.
 * `splitting` keeps one core behind all entries, in both formats, so that `instanceof` and registries are shared.
 */
export const library = ({ noExternal = [] }: { readonly noExternal?: string[] } = {}) => {
  const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  return defineConfig({
    entry: entries(manifest),
    // A `#name` is decided where the package runs, not where it is built.
    external: Object.keys(manifest.imports ?? {}),
    format: ['esm', 'cjs'],
    dts: true,
    splitting: true,
    clean: true,
    target: 'node22',
    removeNodeProtocol: false,
    noExternal,
    onSuccess: async () => {
      if (noExternal.length > 0) writeFileSync('dist/THIRD-PARTY-LICENSES.txt', bundledLicenses(noExternal));
    },
  });
};

/** The sources behind `exports`, `imports` and `bin`: what is published is what is built, and nothing else. */
const entries = ({ exports, imports = {}, bin = {} }: Manifest): Record<string, string> => {
  const published = Object.values(exports).flatMap((target) =>
    typeof target === 'object' && target['@latchkey/source'] ? [target['@latchkey/source']] : [],
  );
  const built = [...Object.values(bin), ...Object.values(imports).flatMap(distPaths)].map((path) =>
    path.replace('./dist/', './src/').replace(/\.c?js$/, '.ts'),
  );
  return Object.fromEntries(
    [...published, ...built].map((source) => [source.replace('./src/', '').replace(/\.ts$/, ''), source]),
  );
};

/** Every built file that a tree of conditions names. */
const distPaths = (target: unknown): readonly string[] => {
  if (typeof target === 'string') return target.startsWith('./dist/') && /\.c?js$/.test(target) ? [target] : [];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(distPaths) : [];
};
