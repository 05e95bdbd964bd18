import type { AuditPage } from './engine/audit/audit.ts';
import type { Engine } from './engine/engine.ts';
import type { AuditAction, AuditOrder } from './engine/stores/audit-row.ts';

/** Reads what happened: the acts upon keys, failed and refused attempts, and successful requests where they are audited. */
export type Audit = (filter?: AuditQuery) => Promise<AuditPage>;

/** Which records; all that is named must hold. */
export interface AuditQuery {
  /** A key's id. */
  readonly key?: string;
  /** Whose keys. */
  readonly owner?: string;
  /** Who did it: a person's or a key's id, or `system`. */
  readonly actor?: string;
  readonly action?: AuditAction;
  /** Only what happened at this moment or later; epoch milliseconds where it is a number. */
  readonly since?: Date | number;
  /** Only what happened before this moment. */
  readonly until?: Date | number;
  /** Default: `oldest_first`. */
  readonly order?: AuditOrder;
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 1000. Default 100. */
  readonly limit?: number;
}

export const createAudit =
  (engine: () => Engine): Audit =>
  async ({ actor, since, until, ...filter } = {}) =>
    engine().audit({ ...filter, by: actor, since: since?.valueOf(), until: until?.valueOf() });
