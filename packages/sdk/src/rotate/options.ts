import type { ClientHalf, Clock, Duration, Secret } from '@latchkey/providers';
import type { Client } from '../core/client.ts';
import type { LatchkeyError } from '../core/error/error.ts';
import type { Log } from '../core/events/log.ts';
import type { KeyGiven } from '../core/options.ts';

/** A step of a rotation, in their order. The overlap is the time in which both keys live. */
export type RotationStep = 'create' | 'deploy' | 'verify' | 'overlap' | 'revoke';

/** What `create` gives: the secret, or it beside its key, as `createLatchkey().keys.issue` does. */
export type KeyMade = KeyGiven | { readonly secret: KeyGiven; readonly key?: { readonly id: string } };

export interface StepContext {
  readonly signal: AbortSignal | undefined;
}

export interface CreateContext extends StepContext {
  /** The same one whenever this rotation asks for its key, so that a system that knows such keys makes no second one. */
  readonly idempotencyKey: string;
  /** When the rotation began, also where it is taken up later: what is reckoned from it stays the same. */
  readonly startedAt: Date;
  /** Whether an earlier run died while it asked, so that there may be a key already. */
  readonly isRepeated: boolean;
}

/** `Old` is what names the key that goes, where it is told. */
export interface RotateOptions<Old extends string | undefined = string | undefined> {
  /** Makes the new key, with the scopes of the old one. A web page that has no API can be asked through a person. */
  readonly create: (context: CreateContext) => KeyMade | Promise<KeyMade>;
  /** Puts the new key where programs find it: files, variables, a secret manager. It may be asked twice for the same key. */
  readonly deploy?: ((secret: Secret, context: StepContext) => unknown) | undefined;
  /**
   * Makes a real call with the new key: with `client`, where it is given, else with a client that is made of the secret. Throws, or gives
   * false, where it does not work.
   */
  readonly verify: (secret: Secret, context: StepContext) => unknown;
  /** Revokes the old key. */
  readonly revoke: (old: Old, context: StepContext) => unknown;
  /** How long both keys live after the new one was verified. Default: no longer. */
  readonly overlap?: Duration | undefined;
  /** What names the old key, such as its id; a checkpoint belongs to it. */
  readonly old?: Old;
  /**
   * The client that is to go on with the new key: it is handed over by `useKey`, and a verification that its backup key had to answer
   * is none. Its key must not come from a function: that is refused before a key is made.
   */
  readonly client?: (Pick<Client, 'useKey' | 'on'> & Partial<Pick<Client, 'takesKeys'>>) | undefined;
  /** Whose keys they are: then the new one is checked before it is deployed, and prints as the documented mask. */
  readonly provider?: Pick<ClientHalf, 'title' | 'keyFormat'> | undefined;
  /** For how long a new key that is refused (401) is tried again: some systems take a moment to know it. Default `30s`. */
  readonly patience?: Duration | undefined;
  /**
   * Where a rotation is remembered, so that one whose process died is taken up by the next run: a file's path, or a place of your own.
   * It holds the new secret until the rotation is over; a file has mode 0600. Needs `old`. One process at a time.
   */
  readonly checkpoint?: string | RotationCheckpoint | undefined;
  /** What waiting goes by; default: real time. */
  readonly clock?: Clock | undefined;
  /**
   * Ends the rotation at once, whether or not the step that is under way hears it. A key that `create` gives after that is remembered in
   * the checkpoint, where there is one.
   */
  readonly signal?: AbortSignal | undefined;
  /** Called as each step begins. What it throws, or its promise rejects with, is ignored. */
  readonly onStep?: ((step: RotationStep) => unknown) | undefined;
  /** Where it is told that git could commit the checkpoint. Default `console`; null: nowhere. */
  readonly log?: Log | null | undefined;
}

/** A place of one's own for what is to be remembered of a rotation, such as a secret manager. */
export interface RotationCheckpoint {
  /** What was saved last; null where there is nothing. */
  load(): KeyGiven | null | Promise<KeyGiven | null>;
  /** @param state holds the new key's secret: it prints as `******`, and `reveal()` gives the text to keep */
  save(state: Secret): unknown;
  clear(): unknown;
}

/** What a rotation came to. */
export type Rotation =
  | {
      /** The new key works, and the old one is revoked. */
      readonly outcome: 'rotated';
      readonly secret: Secret;
      /** The new key's id, where `create` told it. */
      readonly keyId: string | null;
    }
  | {
      /**
       * A step failed after the new key was made. Both keys live: nothing was revoked, unless it was the answer of `revoke` that was
       * lost. Nothing is lost either.
       */
      readonly outcome: 'unfinished';
      readonly failedAt: RotationStep;
      readonly error: LatchkeyError;
      readonly secret: Secret;
      readonly keyId: string | null;
      /**
       * Goes on: a key that was not verified is deployed and verified anew, and no second one is made. A signal that has ended the
       * rotation is not heard any more: give another where it may have to end again.
       */
      readonly resume: (options?: { readonly signal?: AbortSignal | undefined }) => Promise<Rotation>;
    };
