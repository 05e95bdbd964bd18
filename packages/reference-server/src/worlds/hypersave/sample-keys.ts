import type { SampleKey } from '../../world.ts';

/** The one whole key that the document prints (seed 001, "Using Your API Key"): 12 characters of body. */
export const sampleKeys: readonly SampleKey[] = [
  { secret: 'hs_live_xxxxxxxxxxxx', name: 'Sample key of the documentation', scopes: [] },
];
