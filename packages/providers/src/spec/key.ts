/** An API key's record, as it may be shown: no secret and no digest. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly owner: string;
  readonly environment: string | null;
  readonly scopes: readonly string[];
  /** The provider's documented masked form. */
  readonly mask: string;
  /** Derived at the moment of reading; never stored. */
  readonly status: KeyStatus;
  /** The key's own quotas by the id of their policy; empty where only the common limits hold. */
  readonly limits: Readonly<Record<string, number>>;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastIp: string | null;
  readonly requestCount: number;
}

export type KeyStatus = 'active' | 'expired' | 'revoked' | 'disabled' | 'superseded';
