import type { Engine } from './engine/engine.ts';
import type { Leak } from './engine/leaks/leaks.ts';
import { done } from './key-act-error.ts';

/** Keys of this server that got into a text. The text is kept nowhere. */
export interface Leaks {
  /** What looks like a key in a text, and which of it opens something here. */
  find(text: string): Promise<readonly Leak[]>;
  /**
   * Revokes every key whose secret is in a text, and tells what was found. A second time it changes nothing.
   * @param options.source where the text was found, for the audit
   */
  revoke(text: string, options?: { readonly source?: string }): Promise<readonly Leak[]>;
}

const actor = { kind: 'system' } as const;

export const createLeaks = (engine: () => Engine): Leaks => ({
  find: async (text) => done(await engine().leaks({ actor, text })).leaks,
  revoke: async (text, { source } = {}) => done(await engine().revokeLeaked({ actor, text, source })).leaks,
});
