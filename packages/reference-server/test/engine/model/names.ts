import type { ApiKey } from '@latchkey/providers';

/** Which id and which secret stands for which name, and whose key has it. */
export interface Names {
  readonly ids: Map<string, string>;
  readonly secrets: Map<string, string>;
  readonly made: Map<string, Pick<ApiKey, 'owner' | 'reach'>>;
}
export const noNames = (): Names => ({ ids: new Map(), secrets: new Map(), made: new Map() });
