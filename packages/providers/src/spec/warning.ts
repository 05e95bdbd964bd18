import type { ApiKey } from './key.ts';

/** What a system's document warns its people of. Nothing is refused for it (ruling 10). */
export type Warning = Concern & { readonly id: string; readonly text: string };

/** What a warning is about. */
export type Concern =
  /** A key without an end. */
  | { readonly about: 'no_end' }
  /** A key with one of these scopes. */
  | { readonly about: 'scopes'; readonly scopes: readonly string[] }
  /** A key of one of these types. */
  | { readonly about: 'types'; readonly types: readonly string[] }
  /** A living key that nobody has used for so many days, or not since it was made. */
  | { readonly about: 'unused'; readonly days: number }
  /** A living key whose secret was made so many days ago: it is due for rotation. */
  | { readonly about: 'age'; readonly days: number }
  /** The only living key with a scope: revoking it leaves none. */
  | { readonly about: 'last_with'; readonly scopes: readonly string[] };

/** What is asked for, as far as warnings go by it. */
export interface WarnedDraft {
  readonly scopes: readonly string[];
  /** Null is never. */
  readonly expiresAt: Date | null;
  readonly type?: string | null;
}

/** The warnings that a key would have at once, before it is issued. */
export const warningsOfDraft = (
  warnings: readonly Warning[],
  { scopes, expiresAt, type = null }: WarnedDraft,
): readonly Warning[] =>
  warnings.filter((warning) => {
    switch (warning.about) {
      case 'no_end':
        return expiresAt === null;
      case 'scopes':
        return warning.scopes.some((scope) => scopes.includes(scope));
      case 'types':
        return type !== null && warning.types.includes(type);
      default:
        return false;
    }
  });

/** The warnings that a key has; a dead one has none. */
export const warningsOfKey = (
  warnings: readonly Warning[],
  key: ApiKey,
  { nowMs, others }: { readonly nowMs: number; readonly others: readonly Pick<ApiKey, 'id' | 'status' | 'scopes'>[] },
): readonly Warning[] => {
  if (key.status !== 'active') return [];
  const ofDraft = warningsOfDraft(warnings, { ...key, type: key.reach?.type ?? null });
  const isOlder = (date: Date, days: number) => nowMs - date.getTime() >= days * dayMs;
  return warnings.filter((warning) => {
    switch (warning.about) {
      case 'unused':
        return isOlder(key.lastUsedAt ?? key.createdAt, warning.days);
      case 'age':
        return isOlder(key.regeneratedAt ?? key.createdAt, warning.days);
      case 'last_with': {
        const has = ({ scopes }: Pick<ApiKey, 'scopes'>) => warning.scopes.some((scope) => scopes.includes(scope));
        return has(key) && !others.some((each) => each.id !== key.id && each.status === 'active' && has(each));
      }
      default:
        return ofDraft.includes(warning);
    }
  });
};

const dayMs = 86_400_000;
