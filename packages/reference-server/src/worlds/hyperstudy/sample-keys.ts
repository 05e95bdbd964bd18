import type { SampleKey } from '../../world.ts';

/** The one whole key that the document prints (seed 000, "Important: Save Your API Key!"): 62 characters of body. */
export const sampleKeys: readonly SampleKey[] = [
  {
    secret: 'hst_live_a3f2b4c5d6e7f8g9h0i1j2k3l4m5n6o7p8q9r0s1t2u3v4w5x6y7z8a9b0c1d2',
    name: 'Sample key of the documentation',
    scopes: ['read:*'],
  },
];
