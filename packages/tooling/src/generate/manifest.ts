import type { GeneratedFile } from './generated-file.ts';
import type { SourceDocument } from './read-documents.ts';

/** A package whose `exports` follow the documents. */
export interface ManifestRule {
  /** Its folder, relative to the root. */
  readonly folder: string;
  /** The subpaths that the documents ask for, with their sources. */
  readonly wanted: (ids: readonly string[], systemIds: readonly string[]) => Readonly<Record<string, string>>;
  /** Sources that only this generator exports: an entry with such a source goes when its document goes. */
  readonly owned: RegExp;
}

/** The packages with generated `exports`. */
export const manifestRules: readonly ManifestRule[] = [
  {
    folder: 'packages/providers',
    wanted: (ids) => ({
      './all': './src/all.ts',
      ...Object.fromEntries(
        ids.flatMap((id) => [
          [`./${id}`, `./src/${id}/index.ts`],
          ...['client', 'document', 'operations', 'schemas', 'wire'].map((part) => [
            `./${id}/${part}`,
            `./src/${id}/${part}.ts`,
          ]),
        ]),
      ),
    }),
    owned: /^\.\/src\/(?:all|(?!spec\/)[^/]+\/(?:index|client|document|operations|schemas|wire))\.ts$/,
  },
  {
    folder: 'packages/sdk',
    wanted: (ids) => Object.fromEntries(ids.map((id) => [`./${id}`, `./src/systems/${id}.ts`])),
    owned: /^\.\/src\/systems\/[^/]+\.ts$/,
  },
  {
    folder: 'packages/reference-server',
    // A plane has no world.
    wanted: (_, ids) => ({
      './worlds/all': './src/worlds/all.ts',
      ...Object.fromEntries(ids.map((id) => [`./worlds/${id}`, `./src/worlds/${id}/index.ts`])),
    }),
    owned: /^\.\/src\/worlds\/(?:all|[^/]+\/index)\.ts$/,
  },
];

/** A package's `package.json` with its generated exports; those written by hand, and everything else, stay. */
export const manifestFile = (
  { folder, wanted, owned }: ManifestRule,
  sources: readonly SourceDocument[],
  present: string,
): GeneratedFile => {
  const manifest: { exports: Record<string, Target> } = JSON.parse(present);
  const { './package.json': self, ...others } = manifest.exports;
  const generated = wanted(idsOf(sources), idsOf(sources.filter(({ isPlane }) => !isPlane)));
  const byHand = Object.entries(others).filter(
    ([subpath, target]) => !(subpath in generated) && !owned.test(sourceOf(target)),
  );
  manifest.exports = {
    ...Object.fromEntries(byHand),
    ...Object.fromEntries(Object.entries(generated).map(([subpath, source]) => [subpath, target(source)])),
    ...(self === undefined ? {} : { './package.json': self }),
  };
  return { path: `${folder}/package.json`, text: `${JSON.stringify(manifest, null, 2)}\n` };
};

const idsOf = (sources: readonly SourceDocument[]): string[] => sources.map(({ id }) => id);

type Target = string | { readonly '@latchkey/source'?: string };

const sourceOf = (target: Target): string => (typeof target === 'string' ? '' : (target['@latchkey/source'] ?? ''));

const target = (source: string) => {
  const built = source.replace('./src/', './dist/').replace(/\.ts$/, '');
  return {
    '@latchkey/source': source,
    import: { types: `${built}.d.ts`, default: `${built}.js` },
    require: { types: `${built}.d.cts`, default: `${built}.cjs` },
  };
};
