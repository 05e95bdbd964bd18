import type { KeyReach } from '@latchkey/providers';

/** Who acts on keys. */
export type Actor =
  | Keeper
  /** A key that acts on its owner's keys, as far as it has the right itself (rulings 8, 9). */
  | {
      readonly kind: 'key';
      readonly id: string;
      readonly owner: string;
      readonly environment: string | null;
      /** Null, unless told: it reaches all there is. */
      readonly reach?: KeyReach | null;
      readonly scopes: readonly string[];
    };

/** Who may issue keys and read the audit too. */
export type Keeper =
  | {
      readonly kind: 'person';
      readonly id: string;
      /** Whose keys the person looks after; nobody else's exist for them (security 10). */
      readonly owner: string;
      /** What the person may do, which no key of theirs may exceed (ruling 8). */
      readonly scopes: 'all' | readonly string[];
      /**
       * Where a system binds keys to organisations, those whose keys the person issues and looks after: no other's exist for them
       * (security 44). Unless told, they look after all keys of the owner, and issue none that are bound.
       */
      readonly organizations?: readonly string[];
    }
  | Installation;

/** The installation itself: every owner, every scope. */
export interface Installation {
  readonly kind: 'system';
}

/** What every act may be told beside what it is about: for the audit. */
export interface ActContext<By extends Actor = Actor> {
  readonly actor: By;
  readonly address?: string | null | undefined;
  readonly requestId?: string | null | undefined;
}

/**
 * How the audit names an actor: the installation as `system`, a person or key by their id. An id that would be mistaken for the
 * installation's name, or for one that is told apart already, has its kind before it: `person:system`.
 */
export const actorName = (actor: Actor): string => {
  if (actor.kind === 'system') return 'system';
  return mistakable.test(actor.id) ? `${actor.kind}:${actor.id}` : actor.id;
};

const mistakable = /^(?:system$|person:|key:)/;
