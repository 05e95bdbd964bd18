import type { Act, ApiKey, Provider, Secret } from '@latchkey/providers';
import type { RotateRequest } from './engine/acts/rotate.ts';
import type { RotationState } from './engine/acts/rotation.ts';
import type { Engine } from './engine/engine.ts';
import { done } from './key-act-error.ts';

/** A key with the secret that was made for it. */
export interface NewKey<S extends Secret | null = Secret> {
  readonly key: ApiKey;
  /** Null only under an Idempotency-Key that was used before, once the secret is not to be had again. */
  readonly secret: S;
  /** The answer to an Idempotency-Key that was used before. */
  readonly isReplayed?: true;
}

export interface Once {
  /** 16 to 255 printable characters that are hard to guess, such as a UUID. */
  readonly idempotencyKey: string;
}

interface Overlap {
  readonly overlapMs?: number;
}

/** The new key, and the one that it takes the place of. */
export type RotatedKey<S extends Secret | null = Secret> = NewKey<S> & { readonly predecessor: ApiKey };

/** Where the system rotates keys. */
export interface RotatingKeys {
  /**
   * Puts a new key in a key's place; the old one may be used until the overlap ends, never beyond its own end.
   * @param options.overlapMs default: the declared one
   */
  rotate(id: string, options?: Overlap & { readonly idempotencyKey?: undefined }): Promise<RotatedKey>;
  /** Rotates a key once, however often it is asked for: for ten minutes with the secret, and with null for a day. */
  rotate(id: string, options: Overlap & Once): Promise<RotatedKey<Secret | null>>;
  /** How far a rotation has come, and whether the old key is safe to revoke; null where the key was never rotated. */
  rotation(id: string): Promise<RotationState | null>;
  /** Revokes a key with all that it came of and that came of it, in one step. Oldest first. */
  revokeLineage(id: string): Promise<readonly ApiKey[]>;
}

/** Where the system disables keys. */
export interface DisablingKeys {
  /** Stops a key until it is enabled again. */
  disable(id: string): Promise<ApiKey>;
  /** Lets a disabled key work again, if its account has room for it. */
  enable(id: string): Promise<ApiKey>;
}

export type EveryDeclaredAct = RotatingKeys & DisablingKeys;

/** The acts that a provider declares; each may be there where its type does not tell. */
export type DeclaredActs<P extends Pick<Provider, 'lifecycle'>> = number extends P['lifecycle']['acts']['length']
  ? Partial<EveryDeclaredAct>
  : IfDeclared<P, 'rotate', RotatingKeys> & IfDeclared<P, 'disable', DisablingKeys>;

type IfDeclared<P extends Pick<Provider, 'lifecycle'>, A extends Act, Acts> = A extends P['lifecycle']['acts'][number]
  ? Acts
  : unknown;

export const createRotatingKeys = (engine: () => Engine): RotatingKeys => ({
  rotate: rotating(engine),
  rotation: async (id) => done(await engine().rotation({ actor, id })).rotation,
  revokeLineage: async (id) => done(await engine().revokeLineage({ actor, id })).keys,
});

const rotating = (engine: () => Engine): RotatingKeys['rotate'] => {
  async function rotate(id: string, options?: Overlap & { readonly idempotencyKey?: undefined }): Promise<RotatedKey>;
  async function rotate(id: string, options: Overlap & Once): Promise<RotatedKey<Secret | null>>;
  async function rotate(id: string, options: Overlap & Pick<RotateRequest, 'idempotencyKey'> = {}) {
    const request: RotateRequest = { ...options, actor, id };
    const rotated = done(await engine().rotate(request));
    return { ...newKeyOf(rotated), predecessor: rotated.predecessor };
  }
  return rotate;
};

export const createDisablingKeys = (engine: () => Engine): DisablingKeys => ({
  disable: async (id) => done(await engine().disable({ actor, id })).key,
  enable: async (id) => done(await engine().enable({ actor, id })).key,
});

/** What of an act's answer is the key. */
export const newKeyOf = <S extends Secret | null>({ key, secret, isReplayed }: NewKey<S>): NewKey<S> => ({
  key,
  secret,
  ...(isReplayed && { isReplayed }),
});

const actor = { kind: 'system' } as const;
