/** What is known of one limit, on the client's clock. */
export interface LimitRate {
  /** How many requests a window admits; null where neither the provider nor the server says so. */
  readonly limit: number | null;
  /** How many may be sent now. What is under way counts as used. Null where the limit is not known. */
  readonly remaining: number | null;
  /** At none: when the next one may be sent. Otherwise: when all are free again. Null where nothing is used, or nobody knows. */
  readonly resetsAt: Date | null;
}

/** One limit, and who waits under it. */
export interface PolicyRate extends LimitRate {
  /** The provider's or the server's name of the limit; null for one that has none. */
  readonly policy: string | null;
  /** The operation, where each is counted apart. */
  readonly operation: string | null;
  /** How many calls wait for it. */
  readonly queued: number;
}

/** The limits that a client is under: of them all, those of the one that leaves least. */
export interface Rate extends LimitRate {
  /** How many calls wait at the gate, under whichever limit. */
  readonly queued: number;
  /** Every limit that a call came under so far. */
  readonly policies: readonly PolicyRate[];
}

/** The whole from its parts. */
export const rateOf = (policies: readonly PolicyRate[], queued: number): Rate => {
  const [least] = policies
    .filter(({ remaining }) => remaining !== null)
    .sort((one, other) => (one.remaining ?? 0) - (other.remaining ?? 0) || endMs(other) - endMs(one));
  const { limit = null, remaining = null, resetsAt = null } = least ?? {};
  return { limit, remaining, resetsAt, queued, policies };
};

/** Of two that leave as much, the one that is free again later says more. */
const endMs = ({ resetsAt }: LimitRate): number => resetsAt?.getTime() ?? 0;
