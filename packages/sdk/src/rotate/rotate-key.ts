import { isLatchkeyError } from '../core/error/error.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import { isOver, stepFailure } from './failure.ts';
import { checkMade, madeOf, textOf } from './made-key.ts';
import type { RotateOptions, Rotation, RotationCheckpoint, RotationStep } from './options.ts';
import { type RotationSettings, settleRotation } from './settings.ts';
import { type MadeKey, type RotationState, readState, writeState } from './state.ts';
import { verifyKey } from './verify-key.ts';

/**
 * Puts a new key in an old one's place, with no moment in which neither works: `create` makes a successor, `deploy` hands it out,
 * `verify` makes a real call with it, both live through the `overlap`, and `revoke` ends the old one. Where time has passed since the
 * verification, the new key is verified once more before the old one goes. Whatever fails after the new key was made leaves both alive
 * and is an outcome: nothing is thrown, and the new secret is in it.
 * @throws LatchkeyError what `create` throws (nothing has changed then), or `config` where an option or the checkpoint cannot be used
 */
export const rotateKey = async <const Old extends string | undefined = undefined>(
  options: RotateOptions<Old>,
): Promise<Rotation> => {
  // What is remembered under `old` is `old` itself: `readState` sees to it.
  const rotation: RotateOptions = { ...options, revoke: (_, context) => options.revoke(options.old as Old, context) };
  const settings = await settleRotation(rotation);
  const remembered = await recall(rotation, settings);
  const began = remembered ?? {
    old: rotation.old ?? null,
    idempotencyKey: crypto.randomUUID(),
    startedAtMs: settings.clock.now(),
    made: null,
    isVerified: false,
    revokeAtMs: null,
    isRevoking: false,
  };
  const made = began.made ?? (await create(rotation, settings, began, remembered !== null));
  return finish(rotation, settings, { ...began, made });
};

/** What an earlier run left. */
const recall = async (
  { old = '', signal }: RotateOptions,
  { checkpoint, hider }: RotationSettings,
): Promise<RotationState | null> => {
  try {
    const remembered = await checkpoint.load();
    return remembered === null ? null : readState(textOf(remembered), old);
  } catch (thrown) {
    throw stepFailure(thrown, 'create', signal, hider(null));
  }
};

/** A rotation whose key is made. */
type Making = RotationState & { readonly made: MadeKey };

const create = async (
  { create: ask, provider, signal }: RotateOptions,
  { begin, hider, checkpoint }: RotationSettings,
  state: RotationState,
  isRepeated: boolean,
): Promise<MadeKey> => {
  const { idempotencyKey, startedAtMs } = state;
  const startedAt = new Date(startedAtMs);
  try {
    begin('create', signal);
    if (!isRepeated) await checkpoint.save(writeState(state));
    const asked = (async () => madeOf(await ask({ idempotencyKey, startedAt, isRepeated, signal }), provider))();
    return await untilAborted(asked, signal).catch((thrown) => {
      if (signal?.aborted) asked.then((made) => rememberLate(checkpoint, { ...state, made })).catch(() => {});
      throw thrown;
    });
  } catch (thrown) {
    const error = stepFailure(thrown, 'create', signal, hider(null));
    if (isOver(error, isRepeated)) await quietly(() => checkpoint.clear());
    throw error;
  }
};

/** A key that came after the rotation was given up is not lost, unless a later run has got one meanwhile. */
const rememberLate = async (checkpoint: RotationCheckpoint, state: RotationState): Promise<void> => {
  const kept = await checkpoint.load();
  if (kept === null) return;
  const { idempotencyKey, made } = readState(textOf(kept), state.old ?? '');
  if (idempotencyKey === state.idempotencyKey && made === null) await checkpoint.save(writeState(state));
};

/** Everything from the new key on. Never rejects. */
const finish = async (options: RotateOptions, settings: RotationSettings, from: Making): Promise<Rotation> => {
  const { deploy, revoke, signal } = options;
  const { checkpoint, clock, begin, overlapMs, hider } = settings;
  const { secret, keyId } = from.made;
  let state = from;
  let step = 'create' as RotationStep;
  const remember = async (change: Partial<RotationState>): Promise<void> => {
    state = { ...state, ...change, made: from.made };
    await checkpoint.save(writeState(state));
  };
  const enter = (next: RotationStep): void => {
    step = next;
    begin(next, signal);
  };
  /** At once, whether or not the step hears the signal. */
  const during = (work: () => unknown): Promise<unknown> => untilAborted((async () => work())(), signal);
  const verify = async (): Promise<void> => {
    enter('verify');
    await verifyKey(options, settings, secret);
  };
  const isGone = (thrown: unknown): boolean => isLatchkeyError(thrown) && thrown.code === 'not_found';
  try {
    let isFresh = false;
    if (!state.isVerified) {
      await remember({});
      checkMade(secret, options.provider);
      enter('deploy');
      await during(() => deploy?.(secret, { signal }));
      await verify();
      isFresh = true;
      await remember({ isVerified: true, revokeAtMs: state.revokeAtMs ?? clock.now() + overlapMs });
    }
    const leftMs = (state.revokeAtMs ?? 0) - clock.now();
    if (leftMs > 0) {
      enter('overlap');
      await clock.sleep(leftMs, { signal });
      isFresh = false;
    }
    if (!isFresh) await verify();
    enter('revoke');
    const isAskedAgain = state.isRevoking;
    await remember({ isRevoking: true });
    try {
      await during(() => revoke(undefined, { signal }));
    } catch (thrown) {
      // Gone already: an earlier try had done it, and its answer was lost.
      if (!(isAskedAgain && isGone(thrown))) throw thrown;
    }
    await checkpoint.clear();
    return { outcome: 'rotated', secret, keyId };
  } catch (thrown) {
    // A key that does not work may not have arrived: it is deployed again.
    if (step === 'verify') {
      state = { ...state, isVerified: false };
      const again = writeState(state);
      await quietly(() => checkpoint.save(again));
    }
    const error = stepFailure(thrown, step, signal, hider(from.made));
    return {
      outcome: 'unfinished',
      failedAt: step,
      error,
      secret,
      keyId,
      resume: ({ signal: another = living(signal) } = {}) => finish({ ...options, signal: another }, settings, state),
    };
  }
};

/** One that has ended a rotation would end it for ever. */
const living = (signal: AbortSignal | undefined): AbortSignal | undefined => (signal?.aborted ? undefined : signal);

/** What went wrong before is what is told. */
const quietly = async (work: () => unknown): Promise<void> => {
  try {
    await work();
  } catch {
    // Remembered or not, the key is in the outcome.
  }
};
