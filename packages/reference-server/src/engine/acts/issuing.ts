import type { Secret } from '@latchkey/providers';
import type { MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { ActResult } from '../problem.ts';
import type { KeyRequest } from './draft.ts';
import { issue as issueKey } from './issue.ts';
import type { Issued, MaybeReplayed } from './issued.ts';
import { type RegenerateRequest, regenerate as regenerateKey } from './regenerate.ts';
import { type Rotated, type RotateRequest, rotate as rotateKey } from './rotate.ts';

/** A request without an Idempotency-Key: its answer is no replay, and has the secret. */
export interface Unrepeated {
  readonly idempotencyKey?: undefined;
}

/** The acts that make a secret. Only with an Idempotency-Key can it be missing from the answer. */
export interface Issuing {
  /** Issues a key. Its secret is in the answer and, but for ten minutes under an Idempotency-Key, nowhere else. */
  issue(request: KeyRequest & Unrepeated): MaybePromise<ActResult<Issued>>;
  issue(request: KeyRequest): MaybePromise<ActResult<MaybeReplayed>>;
  /** Gives a key another secret; the old one is dead in the same step. Everything else of the key stays. */
  regenerate(request: RegenerateRequest & Unrepeated): MaybePromise<ActResult<Issued>>;
  regenerate(request: RegenerateRequest): MaybePromise<ActResult<MaybeReplayed>>;
  /** Puts a new key in a key's place; the old one may still be used for a while, under the same limits. */
  rotate(request: RotateRequest & Unrepeated): MaybePromise<ActResult<Rotated>>;
  rotate(request: RotateRequest): MaybePromise<ActResult<Rotated<Secret | null>>>;
}

export const issuing = (context: EngineContext): Issuing => {
  function issue(request: KeyRequest & Unrepeated): MaybePromise<ActResult<Issued>>;
  function issue(request: KeyRequest): MaybePromise<ActResult<MaybeReplayed>>;
  function issue(request: KeyRequest) {
    return issueKey(context, request);
  }
  function regenerate(request: RegenerateRequest & Unrepeated): MaybePromise<ActResult<Issued>>;
  function regenerate(request: RegenerateRequest): MaybePromise<ActResult<MaybeReplayed>>;
  function regenerate(request: RegenerateRequest) {
    return regenerateKey(context, request);
  }
  function rotate(request: RotateRequest & Unrepeated): MaybePromise<ActResult<Rotated>>;
  function rotate(request: RotateRequest): MaybePromise<ActResult<Rotated<Secret | null>>>;
  function rotate(request: RotateRequest) {
    return rotateKey(context, request);
  }
  return { issue, regenerate, rotate };
};
