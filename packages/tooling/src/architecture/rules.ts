import type { Rule } from './rule.ts';
import { acyclicFiles } from './rules/acyclic-files.ts';
import { arrows } from './rules/arrows.ts';
import { declaredDependencies } from './rules/declared-dependencies.ts';
import { fileNames } from './rules/file-names.ts';
import { honestTypes } from './rules/honest-types.ts';
import { layers } from './rules/layers.ts';
import { namedExports } from './rules/named-exports.ts';
import { noClockOrChance } from './rules/no-clock-or-chance.ts';
import { noProviderIds } from './rules/no-provider-ids.ts';
import { portableSdk } from './rules/portable-sdk.ts';
import { providerShape } from './rules/provider-shape.ts';
import { webObjects } from './rules/web-objects.ts';

/** Every rule of the house. A new one is a file in `rules/`, a line here and a test that breaks it. */
export const rules: readonly Rule[] = [
  arrows,
  layers,
  declaredDependencies,
  acyclicFiles,
  providerShape,
  noProviderIds,
  noClockOrChance,
  webObjects,
  portableSdk,
  honestTypes,
  namedExports,
  fileNames,
];
