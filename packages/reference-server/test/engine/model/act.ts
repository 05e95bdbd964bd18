import type { Place } from './place.ts';
import type { Seen } from './state.ts';

/** What may be asked of keys. Names stand for ids and secrets, which are chance. */
export type Act =
  | {
      readonly kind: 'issue' | 'import';
      readonly id: string;
      readonly owner: Owner;
      readonly by: Who;
      readonly name: string;
      readonly scopes: readonly string[];
      readonly lifeMs: number | null;
      readonly place: Place;
      readonly secret: string;
      readonly once?: string | undefined;
    }
  | {
      readonly kind: 'adopt';
      readonly id: string;
      readonly owner: Owner;
      readonly name: string;
      readonly scopes: readonly string[];
      readonly lifeMs: number | null;
      readonly place: Place;
      readonly secret: string;
    }
  | { readonly kind: 'bury'; readonly secret: string }
  | { readonly kind: 'revokeLeaked'; readonly by: Keeper; readonly secret: string }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly by: Who;
      readonly name?: string;
      readonly scopes?: readonly string[];
      readonly ifVersion?: number | undefined;
    }
  | {
      readonly kind: 'regenerate';
      readonly id: string;
      readonly by: Who;
      readonly ifVersion?: number | undefined;
      readonly secret: string;
      readonly once?: string | undefined;
    }
  | {
      readonly kind: 'rotate';
      readonly id: string;
      readonly by: Who;
      readonly ifVersion?: number | undefined;
      readonly overlapMs?: number | undefined;
      readonly secret: string;
      readonly once?: string | undefined;
    }
  | { readonly kind: 'disable' | 'enable' | 'revoke' | 'revokeLineage' | 'get'; readonly id: string; readonly by: Who }
  | { readonly kind: 'list'; readonly by: Who; readonly status?: Seen['status'] | undefined }
  | { readonly kind: 'setPlan'; readonly owner: Owner; readonly keys?: number | null | undefined }
  | {
      readonly kind: 'verify';
      readonly secret: string;
      readonly needs: string;
      readonly cost: number;
      readonly place: Place;
    }
  | { readonly kind: 'advance'; readonly ms: number };
export type Owner = 'ada' | 'bob';
/** The installation, or a person who looks after one owner's keys. */
export type Keeper = Owner | 'system';
/** One of them, or a key by its name. */
export type Who = Keeper | `key:${string}`;

/** The acts of a kind. */
export type Of<Kind extends Act['kind']> = Act extends infer One
  ? One extends { readonly kind: infer Own }
    ? Kind extends Own
      ? One
      : never
    : never
  : never;

/** What whoever asked is told. */
export type Answer =
  | {
      readonly key: Seen;
      /** Where it was made before: its secret, or null where it is not to be had again. */
      readonly replayed?: string | null;
      readonly predecessor?: Seen;
    }
  | { readonly keys: readonly Seen[] }
  | {
      readonly refused: string;
      readonly cap?: { readonly limit: number; readonly used: number };
      readonly successor?: string;
    }
  | {
      readonly verdict: string;
      readonly key: string | null;
      readonly left: number | null;
      readonly retryAfterMs: number;
    }
  | { readonly leak: Seen | null; readonly isLive: boolean }
  | { readonly done: true };

/**
 * What a step comes to: the answer, where the act is done; else what its next step goes on with. An act has several where something
 * may come between looking and doing.
 */
export type Stepped = Answer | { readonly looked: string };

/** A key has one successor at most, so its name says which. */
export const successorOf = (id: string): string => `${id}+`;
