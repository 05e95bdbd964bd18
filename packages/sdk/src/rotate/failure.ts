import { cleanCopy } from '../core/error/clean-copy.ts';
import { LatchkeyError } from '../core/error/error.ts';
import { sanitisedCause } from '../core/error/scrub.ts';
import type { RotationHiders } from './hide-keys.ts';
import type { RotationStep } from './options.ts';

/**
 * What a step threw, as an error of this package: a caller's own command likes to print what it was called with, so that of a
 * foreign error only a copy without the key is kept.
 */
export const stepFailure = (
  thrown: unknown,
  step: RotationStep,
  signal: AbortSignal | undefined,
  { own, foreign }: RotationHiders,
): LatchkeyError => {
  if (thrown instanceof LatchkeyError) return cleanCopy(thrown, own);
  if (signal?.aborted && thrown === signal.reason) {
    return new LatchkeyError({
      code: 'aborted',
      message: `rotateKey: aborted at '${step}'`,
      hint:
        step === 'create'
          ? 'A key may have been made: with a checkpoint run it again, else look for a key without a use and revoke it.'
          : undefined,
      cause: sanitisedCause(thrown, foreign),
    });
  }
  return new LatchkeyError({
    code: 'config',
    message: `rotateKey: '${step}' failed`,
    hint: 'The cause says more.',
    cause: sanitisedCause(thrown, foreign),
  });
};

/**
 * Whether there is nothing to remember of a key that could not be made: a system that said no has made nothing. Where an earlier run
 * may have made one, only a conflict says that its secret is not to be had any more.
 */
export const isOver = ({ code, status = 0 }: LatchkeyError, isRepeated: boolean): boolean =>
  code === 'conflict' || (!isRepeated && status >= 400 && status < 500);
