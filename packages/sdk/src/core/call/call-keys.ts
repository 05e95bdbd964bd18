import type { Operation, Secret } from '@latchkey/providers';
import { bothRefused, type Failure } from '../error/failure.ts';
import { keyHider } from '../error/scrub.ts';
import type { ClientEvent } from '../events/events.ts';
import type { Gate } from '../gate/gate.ts';
import type { Credential } from '../keys/credential.ts';
import type { Settings } from '../settings.ts';
import { untilAborted } from '../time/until-aborted.ts';
import type { Progress } from './progress.ts';

/** The key that a call is sent with, and what hangs on it. */
export interface CallKey {
  readonly credential: Credential | null;
  readonly secret: Secret | null;
  readonly gate: Gate;
  /** Whether it is no longer the one to send. */
  isStale(): boolean;
}

/** Where the calls of a client get their keys. */
export interface CallKeys {
  /** The key to send now; what the call tells of itself is without it from then on. @throws LatchkeyError */
  take(operation: Operation, signal: AbortSignal | undefined, progress: Progress): CallKey | Promise<CallKey>;
  /**
   * The server did not take the key of a call. Gives what is wrong, or null where there may be another key to go on with.
   * @param tried how many keys the call was sent with
   */
  refuse(
    credential: Credential,
    failure: Failure,
    operation: string,
    tried: number,
    emit: (event: ClientEvent) => void,
  ): Failure | null;
}

export const createCallKeys = ({ provider, clock, credentials, gateFor, log }: Settings): CallKeys => {
  const keyed = (credential: Credential | null, progress: Progress): CallKey => {
    if (credential) progress.secrets.push(credential.secret);
    progress.hide = keyHider(provider.keyFormat, ...progress.secrets);
    return {
      credential,
      secret: credential?.secret ?? null,
      gate: gateFor(credential?.digest ?? null),
      isStale: () => credential !== null && !credentials.isCurrent(credential),
    };
  };

  return {
    take({ scopes, keyOptional }, signal, progress) {
      if (scopes === null && keyOptional !== true) return keyed(null, progress);
      const credential = credentials.get(signal);
      if (!(credential instanceof Promise)) return keyed(credential, progress);
      const release = clock.hold();
      progress.asksForKey = true;
      return untilAborted(credential, signal)
        .finally(release)
        .then((got) => {
          progress.asksForKey = false;
          return keyed(got, progress);
        });
    },
    refuse(credential, failure, operation, tried, emit) {
      const { another, failover, wasBackup } = credentials.refused(credential);
      if (failover) {
        const { code, status = null } = failure;
        const [from, to] = [failover.from.mask, failover.to.mask];
        emit({ type: 'failover', operation, code, status, from, to });
        log.warn(
          `${provider.title} refused the primary key (${from}, ${code}): the backup key (${to}) takes its place.`,
        );
      }
      if (another && tried < credentials.mostKeys) return null;
      return wasBackup ? bothRefused(failure) : failure;
    },
  };
};

/** Whether it is the key that the server did not take: nothing was done for the call. */
export const isOfKey = ({ status, code }: Failure): boolean =>
  status === 401 || code === 'unauthorized' || code === 'key_expired';
