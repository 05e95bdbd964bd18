import type { SampleKey } from '../../world.ts';

/** The one whole key that the document prints (seed 002, "Key Format"): 35 characters of body. */
export const sampleKeys: readonly SampleKey[] = [
  {
    secret: 'hv_live_123456789abcdefghijklmnopqrstuvwxyz',
    name: 'Sample key of the documentation',
    scopes: [],
    type: 'full-access',
  },
];
