import type { EngineContext } from '../context.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { newId } from './issue.ts';

/** The same key again under another id and secret: new ones in all that a new key has, old ones in all else. */
export const successorOf = (
  context: EngineContext,
  facts: KeyFacts,
  { text, mask, atMs }: { readonly text: string; readonly mask: string; readonly atMs: number },
): KeyFacts => {
  const { propagationDelayMs } = context.settings;
  const { regeneratedAtMs: _, ...kept } = facts;
  return {
    ...kept,
    id: newId(context),
    mask,
    digest: context.ports.digest.digest(text),
    digestVersion: context.ports.digest.version,
    version: 1,
    createdAtMs: atMs,
    activeAtMs: propagationDelayMs === 0 ? null : atMs + propagationDelayMs,
  };
};
