import type { Operation } from '@latchkey/providers';

/** A request that must be refused in a certain way. */
export interface Provocation {
  readonly operation: Operation;
  readonly key: string | null;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
