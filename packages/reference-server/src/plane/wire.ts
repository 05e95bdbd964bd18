import type { components } from '@latchkey/providers/latchkey/wire';

/** The shapes of the plane's document. */
export type Wire = components['schemas'];
