import { gzipSync } from 'node:zlib';
import { providers } from '@latchkey/providers/all';
import { build, type Metafile } from 'esbuild';
import { atMost, type Benchmark, itself, type Row } from '../../src/row.ts';

/** What each peer is to an application that imports it. */
const peers = {
  'openapi-fetch': "export { default } from 'openapi-fetch';",
  ky: "export { default } from 'ky';",
  '@unkey/api': "export { Unkey } from '@unkey/api';",
  stripe: "export { default } from 'stripe';",
  openai: "export { default } from 'openai';",
};

/** The kilobytes that are loaded before the first call: minified, gzip, what is behind `import()` left out. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run() {
    const figures = Object.entries(peers).map(async ([name, entry]) => ({ name, value: await firstChunkKb(entry) }));
    const others = await Promise.all(figures);
    const rows = Object.keys(providers).map(async (id, at): Promise<Row> => {
      const size = await firstChunkKb(`export * from '@latchkey/sdk/${id}';`);
      return {
        measure: `bundle of one system’s client (${id}), first chunk, minified, gzip`,
        unit: 'kB',
        ours: size,
        // They are the same beside each of ours.
        others: at === 0 ? others : [],
        judged: itself(size),
        target: atMost(24),
      };
    });
    return Promise.all(rows);
  },
};

const firstChunkKb = async (contents: string): Promise<number> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['worker'],
    external: ['node:*'],
    logLevel: 'error',
  });
  const wanted = loadedAtOnce(metafile);
  const files = outputFiles.filter(({ path }) => [...wanted].some((name) => path.endsWith(name)));
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1000;
};

/** The entry's output and what it imports, without `import()`. */
const loadedAtOnce = ({ outputs }: Metafile): Set<string> => {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && !external) want(path);
    }
  };
  for (const [name, { entryPoint }] of Object.entries(outputs)) if (entryPoint === '<stdin>') want(name);
  return wanted;
};
