/** Who acts on keys. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: string;
      /** Whose keys the person looks after; nobody else's exist for them (security 10). */
      readonly owner: string;
      /** What the person may do, which no key of theirs may exceed (ruling 8). */
      readonly scopes: 'all' | readonly string[];
    }
  /** The installation itself: every owner, every scope. */
  | { readonly kind: 'system' };

/** What every act may be told beside what it is about: for the audit. */
export interface ActContext {
  readonly actor: Actor;
  readonly address?: string | null | undefined;
  readonly requestId?: string | null | undefined;
}

/** How the audit names an actor. */
export const actorName = (actor: Actor): string => (actor.kind === 'system' ? 'system' : actor.id);
