import type { SampleKey } from '../../world.ts';

/** The one whole key that the documents print (docs: auth/api-keys). The seed's examples need an admin key. */
export const sampleKeys: readonly SampleKey[] = [
  {
    secret: 'hm_live_abc123xyz456def789ghi012jkl345mno678',
    name: 'sample-documentation',
    scopes: ['memory:admin'],
  },
];
