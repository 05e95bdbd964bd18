import { Secret } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';

/** How far a rotation is. */
export interface RotationState {
  readonly old: string | null;
  readonly idempotencyKey: string;
  readonly startedAtMs: number;
  /** Null while it is being made. */
  readonly made: MadeKey | null;
  /** Whether the new key was deployed and worked. */
  readonly isVerified: boolean;
  /** When the overlap ends, from the first verification on. */
  readonly revokeAtMs: number | null;
  /** Whether the old key may be revoked already. */
  readonly isRevoking: boolean;
}

/** The new key. */
export interface MadeKey {
  readonly secret: Secret;
  readonly keyId: string | null;
}

/** As a text to be remembered. It holds the secret, so it is one. */
export const writeState = ({ made, ...state }: RotationState): Secret =>
  new Secret(
    `${JSON.stringify({ ...state, made: made && { secret: made.secret.reveal(), mask: made.secret.mask, keyId: made.keyId } })}\n`,
  );

/**
 * What was remembered of the rotation of a key.
 * @throws LatchkeyError `config` where it is of another key, or cannot be read; nothing of it is repeated but the key's name
 */
export const readState = (text: string, old: string): RotationState => {
  const state = stateIn(text);
  if (state === null) {
    throw configError(
      'The checkpoint is none of a rotation.',
      'Name another place. If it was broken, look for a key without a use, revoke it, and remove the checkpoint.',
    );
  }
  if (state.old === old) return state;
  throw configError(
    `The checkpoint is of the rotation of '${state.old}', which is not over, and not of '${old}'.`,
    `Run that rotation again with \`old: '${state.old}'\`, or give each its own checkpoint.`,
  );
};

const stateIn = (text: string): RotationState | null => {
  try {
    const { old, idempotencyKey, startedAtMs, revokeAtMs, isVerified, isRevoking, made } = JSON.parse(text);
    const isWhole =
      typeof old === 'string' &&
      typeof idempotencyKey === 'string' &&
      Number.isFinite(startedAtMs) &&
      (revokeAtMs === null || Number.isFinite(revokeAtMs)) &&
      typeof isVerified === 'boolean' &&
      typeof isRevoking === 'boolean' &&
      (made === null || (typeof made.secret === 'string' && typeof made.mask === 'string'));
    if (!isWhole) return null;
    const key = made && {
      secret: new Secret(made.secret, made.mask),
      keyId: typeof made.keyId === 'string' ? made.keyId : null,
    };
    return { old, idempotencyKey, startedAtMs, revokeAtMs, isVerified, isRevoking, made: key };
  } catch {
    return null;
  }
};
