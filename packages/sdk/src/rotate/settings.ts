import { type Clock, systemClock } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import { type Log, logOf } from '../core/events/log.ts';
import { tell } from '../core/events/tell.ts';
import { duration } from '../core/settings.ts';
import { type RotationHiders, rotationHiders } from './hide-keys.ts';
import type { RotateOptions, RotationCheckpoint, RotationStep } from './options.ts';
import type { MadeKey } from './state.ts';

/** A rotation's options, checked, with the defaults filled in. */
export interface RotationSettings {
  readonly overlapMs: number;
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly checkpoint: RotationCheckpoint;
  /** Says which step begins. @throws the signal's reason */
  begin(step: RotationStep, signal: AbortSignal | undefined): void;
  /** What takes keys out of foreign texts. */
  hider(made: MadeKey | null): RotationHiders;
}

/** @throws LatchkeyError `config` where an option cannot be used */
export const settleRotation = async (
  options: Omit<RotateOptions, 'revoke' | 'old'> & { readonly old?: string | undefined },
): Promise<RotationSettings> => {
  const { checkpoint, old, clock = systemClock, onStep, provider, client } = options;
  if (checkpoint !== undefined && !old) {
    throw configError('A checkpoint belongs to a key, and `old` is missing.', 'Give the id of the key that goes.');
  }
  if (client?.takesKeys === false) {
    throw configError(
      "The client's key comes from its `apiKey` function, so it cannot be handed another one.",
      'Leave `client` out: let `deploy` put the new key where the function finds it, and `verify` with a client of the new key.',
    );
  }
  return {
    overlapMs: duration('overlap', options.overlap ?? 0),
    patienceMs: duration('patience', options.patience ?? '30s'),
    clock,
    checkpoint: await opened(checkpoint, logOf(options.log)),
    begin(step, signal) {
      signal?.throwIfAborted();
      tell(onStep, step);
    },
    hider: (made) => rotationHiders(provider?.keyFormat ?? null, made?.secret ?? null),
  };
};

const opened = async (given: RotateOptions['checkpoint'], log: Log): Promise<RotationCheckpoint> => {
  if (given === undefined) return { load: () => null, save() {}, clear() {} };
  if (typeof given !== 'string') return given;
  const { fileCheckpoint } = await import('../env/file-checkpoint.ts');
  return fileCheckpoint(given, log);
};
