import type { Secret } from '@latchkey/providers';

/** A key that may be sent. */
export interface Credential {
  readonly secret: Secret;
  /** SHA-256 of the key, in hexadecimal: what gates are told apart by. */
  readonly digest: string;
}

export interface CredentialSource {
  /**
   * The key to send; asks a function once for all. Null sends none, and the server says what is missing.
   * @param signal ends the waiting for a function, and nobody else's
   * @throws LatchkeyError `config` or `timeout`
   */
  get(signal?: AbortSignal): Credential | null | Promise<Credential>;
  /** How many keys one call is sent with at most: keys that are held come to an end by themselves. */
  readonly mostKeys: number;
  /** Whether a key that was got is still the one to send. */
  isCurrent(credential: Credential): boolean;
  /** The server did not take it: a backup takes its place, or a function is asked anew at the next call. */
  refused(credential: Credential): KeyRefusal;
  /** What the keys would be with a new primary one. @throws LatchkeyError `config` where a function gives them */
  pairWith(next: Secret): KeyPair;
  /** Takes it for the primary key: the present one becomes the backup. */
  use(next: Secret): void;
  /** Takes what an answer sets (`Set-Cookie`), where the key is a session. */
  hear?(setCookie: string | null): void;
}

/** A session, which the server sets. */
export type CookieSource = CredentialSource & Required<Pick<CredentialSource, 'hear'>>;

/** What becomes of a call whose key the server did not take. */
export interface KeyRefusal {
  /** Whether there is another key to send it with. */
  readonly another: boolean;
  /** Told once: this refusal put the backup into the primary key's place. */
  readonly failover: { readonly from: Secret; readonly to: Secret } | null;
  /** Whether the primary key was refused before, and this was the backup. */
  readonly wasBackup: boolean;
}

/** Two keys, of which the first is sent while the server takes it. */
export interface KeyPair {
  readonly primary: Secret;
  readonly backup: Secret | null;
}

/** A secret beside its digest. */
export const digested = async (secret: Secret): Promise<Credential> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret.reveal()));
  return { secret, digest: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
};
