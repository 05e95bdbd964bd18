import type { KeyReach } from './binding.ts';
import type { KeyRotation } from './key.ts';

/** A key as a system keeps it. The digest is all that is known of the secret. */
export interface KeyRecord {
  /** Null where the table is to give one. */
  readonly id: string | null;
  readonly owner: string;
  readonly name: string;
  /** None, unless told. */
  readonly description?: string | null;
  /** The environment that its text names, where the format has several; the server's own, unless told. */
  readonly environment?: string | null;
  readonly scopes: readonly string[];
  /** How far it reaches, where the system binds its keys. */
  readonly reach?: KeyReach | null;
  /** SHA-256 of the whole key, 64 lower-case hexadecimal digits. */
  readonly digest: string;
  readonly mask: string;
  /** The key's own quotas by the id of their policy; a policy that is not named holds as it is declared. */
  readonly limits: Readonly<Record<string, number>>;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** Since when it is disabled; it is not unless told. */
  readonly disabledAt?: Date | null;
  /** What became of it by rotation, where it was rotated or came of a rotation. */
  readonly rotation?: KeyRotation & { readonly supersededAt: Date | null };
  readonly lastUsedAt: Date | null;
}

/** Reads and writes the rows of a system's own key table. Neither repeats a value in what it throws. */
export interface KeyRecords {
  /** @throws TypeError naming the column that is missing or of the wrong form */
  read(row: unknown): KeyRecord;
  /** @throws TypeError naming the column that cannot hold what the key has */
  write(record: KeyRecord): unknown;
}
