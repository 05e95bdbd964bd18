/** A destination that was opened. Every method may fail as the destination does. */
export interface Sink {
  /** Resolves when the destination has room for more. */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes what is written so far last, where the destination can. */
  flush(): Promise<void>;
  /** Everything is written: makes it last. */
  finish(): Promise<void>;
  /** Gives the finished whole its name. */
  commit(): Promise<void>;
  /** Leaves nothing behind, as far as the destination can. Never fails. */
  discard(reason: unknown): Promise<void>;
}
