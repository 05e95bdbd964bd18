import type { Secret } from '@latchkey/providers';
import { configError } from '../core/error/config-error.ts';
import { isLatchkeyError, LatchkeyError } from '../core/error/error.ts';
import { backoffMs } from '../core/time/backoff.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import type { RotateOptions } from './options.ts';
import type { RotationSettings } from './settings.ts';

/**
 * Tries the new key until it works, for as long as it is refused and there is patience: some systems take a moment to know a key.
 * @throws what `verify` throws
 */
export const verifyKey = async (
  { verify, client, signal }: Pick<RotateOptions, 'verify' | 'client' | 'signal'>,
  { clock, patienceMs }: RotationSettings,
  secret: Secret,
): Promise<void> => {
  const untilMs = clock.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    try {
      return await verifyOnce(verify, client, secret, signal);
    } catch (thrown) {
      // By the half of chance: nobody else waits for this key.
      const pauseMs = backoffMs(tries, () => 0.5);
      const isRefused = isLatchkeyError(thrown) && thrown.code === 'unauthorized';
      if (!isRefused || clock.now() + pauseMs > untilMs) throw thrown;
      await clock.sleep(pauseMs, { signal });
    }
  }
};

const verifyOnce = async (
  verify: RotateOptions['verify'],
  client: RotateOptions['client'],
  secret: Secret,
  signal: AbortSignal | undefined,
): Promise<void> => {
  // A try before may have left the client with its backup key.
  await client?.useKey(secret);
  let isBackup = false;
  const stop = client?.on('failover', () => {
    isBackup = true;
  });
  try {
    const verifying = (async () => verify(secret, { signal }))();
    if ((await untilAborted(verifying, signal)) === false) {
      throw configError("rotateKey: 'verify' said that the new key does not work");
    }
  } finally {
    stop?.();
  }
  if (!isBackup) return;
  throw new LatchkeyError({
    code: 'unauthorized',
    message: "rotateKey: 'verify' was answered for the backup key, because the new key was refused",
    hint: 'Check that the new key is the whole one, and of the same environment.',
  });
};
