import type { KeyFacts, KeyFilter } from './key-facts.ts';

/** Whether a key is one that is asked for. */
export const isKept = (facts: KeyFacts, { scopes, environments, type, text }: KeyFilter): boolean => {
  const { reach } = facts;
  if (type !== undefined && reach?.type !== type) return false;
  if (scopes !== undefined && !scopes.some((scope) => facts.scopes.includes(scope))) return false;
  const isOf = (environment: string | null | undefined) => environment != null && environments?.includes(environment);
  if (environments !== undefined && !isOf(facts.environment) && !isOf(reach?.environment)) return false;
  if (text === undefined) return true;
  const sought = text.toLowerCase();
  const texts = [facts.name, facts.description ?? '', facts.id, facts.mask];
  return texts.some((each) => each.toLowerCase().includes(sought));
};
