import type { ClientHalf, Secret } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import { type Credential, type CredentialSource, digested, type KeyPair } from './credential.ts';

/**
 * Keys that are known. A backup takes over once the primary key is refused, and keeps its place until a new primary key comes:
 * a key that was refused is not tried again.
 * @throws LatchkeyError `config` where the backup is the primary key
 */
export const createHeldKeys = (
  { title }: Pick<ClientHalf, 'title'>,
  primaryKey: Secret | null,
  backupKey: Secret | null,
): CredentialSource => {
  if (primaryKey && backupKey && isSame(primaryKey, backupKey)) {
    throw configError(`The ${title} backup key is the primary key.`, 'A backup is another key, or is left out.');
  }
  let primary = primaryKey && hold(primaryKey);
  let backup = backupKey && hold(backupKey);
  let wasRefused = false;

  const isCurrent = ({ secret }: Credential): boolean => secret === (primary ?? backup)?.secret;

  const pairWith = (next: Secret): KeyPair => {
    if (primary && isSame(primary.secret, next)) return { primary: primary.secret, backup: backup?.secret ?? null };
    const kept = backup && !isSame(backup.secret, next) ? backup.secret : null;
    return { primary: next, backup: primary?.secret ?? kept };
  };

  return {
    mostKeys: Number.POSITIVE_INFINITY,
    get() {
      const held = primary ?? backup;
      if (held) return held.get();
      throw configError(`There is no ${title} key yet.`, 'Hand one over with `useKey()`.');
    },
    isCurrent,
    refused(credential) {
      // Another call has seen to it while this one was under way.
      if (!isCurrent(credential)) return { another: true, failover: null, wasBackup: false };
      if (!primary || !backup) return { another: false, failover: null, wasBackup: wasRefused };
      const failover = { from: primary.secret, to: backup.secret };
      primary = null;
      wasRefused = true;
      return { another: true, failover, wasBackup: false };
    },
    pairWith,
    use(next) {
      const pair = pairWith(next);
      if (pair.primary === primary?.secret) return;
      primary = hold(pair.primary);
      backup = pair.backup && hold(pair.backup);
      wasRefused = false;
    },
  };
};

interface Held {
  readonly secret: Secret;
  get(): Credential | Promise<Credential>;
}

/** A key whose digest is reckoned once, when it is first asked for. */
const hold = (secret: Secret): Held => {
  let known: Credential | null = null;
  let asked: Promise<Credential> | null = null;
  const digest = async (): Promise<Credential> => {
    known = await digested(secret);
    return known;
  };
  return {
    secret,
    get() {
      if (known) return known;
      asked ??= digest();
      return asked;
    },
  };
};

const isSame = (one: Secret, other: Secret): boolean => one.reveal() === other.reveal();
