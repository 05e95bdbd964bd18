import { parseDocument } from 'yaml';
import { banner, exportName, type GeneratedFile } from './generated-file.ts';
import { propertyName } from './literal.ts';
import type { SourceDocument } from './read-documents.ts';
import { wirePath } from './wire.ts';

/** The lists of providers, of planes and of worlds, each loaded when asked for. A plane is no system, and has no world. */
export const listFiles = (sources: readonly SourceDocument[]): GeneratedFile[] => {
  const systems = sources.filter(({ isPlane }) => !isPlane);
  const planes = sources.filter(({ isPlane }) => isPlane);
  return [
    {
      path: 'packages/providers/src/all.ts',
      text: file([
        {
          name: 'providers',
          type: 'ProviderId',
          says: 'Every provider by its id, loaded when asked for.',
          entries: systems.map((source) => entry(source, exportName(source))),
        },
        ...(planes.length === 0 ? [] : [planeList(planes)]),
      ]),
    },
    {
      path: 'packages/reference-server/src/worlds/all.ts',
      text: file([
        {
          name: 'worlds',
          type: 'WorldId',
          says: "What makes each provider's world, by the provider's id, loaded when asked for.",
          entries: systems.map((source) => entry(source, `${exportName(source)}World`)),
        },
      ]),
    },
  ];
};

const planeList = (planes: readonly SourceDocument[]): List => ({
  name: 'planes',
  type: 'PlaneId',
  says: 'The planes that a reference server has beside its system, as providers: none of them is a system.',
  entries: planes.map((source) => entry(source, exportName(source))),
});

const entry = ({ id }: SourceDocument, exported: string) => ({ id, from: `./${id}/index.ts`, exported });

/**
 * `openapi/redocly.yaml` with an entry for each document, so that the linter and openapi-typescript's own command line
 * find them; what else it holds stays.
 */
export const linterFile = (sources: readonly SourceDocument[], present: string): GeneratedFile => {
  const settings = parseDocument(present);
  settings.set(
    'apis',
    Object.fromEntries(
      sources.map(({ id, path }) => [
        id,
        { root: path.replace(/^openapi\//, './'), 'x-openapi-ts': { output: `../${wirePath(id)}` } },
      ]),
    ),
  );
  return { path: linterPath, text: settings.toString({ lineWidth: 0 }) };
};

/** The linter's list of documents, from the root. */
export const linterPath = 'openapi/redocly.yaml';

interface List {
  readonly name: string;
  readonly type: string;
  readonly says: string;
  readonly entries: readonly { readonly id: string; readonly from: string; readonly exported: string }[];
}

const file = (lists: readonly List[]): string => {
  const entries = lists.flatMap((list) => list.entries);
  const imports = entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return [
    banner('openapi/*.yaml'),
    ...imports.map(({ from, exported }) => `import type { ${exported} } from '${from}';`),
    '',
    ...lists.map(list),
  ].join('\n');
};

const list = ({ name, type, says, entries }: List): string =>
  [
    `/** ${says} */`,
    `export const ${name} = {`,
    // The type is said, because an inferred one would repeat the whole literal in the declarations.
    ...entries.map(
      ({ id, from, exported }) =>
        `  ${propertyName(id)}: (): Promise<typeof ${exported}> => import('${from}').then((module) => module.${exported}),`,
    ),
    '};',
    '',
    `export type ${type} = keyof typeof ${name};`,
    '',
  ].join('\n');
