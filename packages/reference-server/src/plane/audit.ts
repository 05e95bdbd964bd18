import { csvText } from '../csv-text.ts';
import type { AuditRecord, AuditRequest } from '../engine/audit/audit.ts';
import type { AuditAction } from '../engine/stores/audit-row.ts';
import type { Handlers, WorldRequest } from '../world.ts';
import { csvReply } from './csv-reply.ts';
import { type Desk, forApproved, type Visitor } from './desk.ts';
import { refusedWith } from './problem.ts';
import { windowOf } from './window.ts';

/** What was done to the keys of the person's account, and with them. */
export const auditHandlers = (desk: Desk): Pick<Handlers, 'listAudit' | 'exportAudit'> => ({
  listAudit: forApproved(desk, async (request, visitor) => {
    const { limit, cursor, order } = request.query;
    try {
      const { records, next } = await desk.engine().audit({
        ...filterOf(request, visitor),
        order: order === 'asc' ? 'oldest_first' : 'newest_first',
        limit: Number(limit),
        after: textOf(cursor),
      });
      return {
        kind: 'page',
        items: records.map(writeRecord),
        total: records.length,
        limit: records.length,
        offset: 0,
        metadata: { next },
      };
    } catch (thrown) {
      // What cannot be is the cursor: the document has checked the rest.
      if (thrown instanceof RangeError) return refusedWith('invalid_request', thrown.message, { field: 'cursor' });
      throw thrown;
    }
  }),
  exportAudit: forApproved(desk, async (request, visitor) => {
    const rows: AuditRecord[] = [];
    let after: string | undefined;
    do {
      const page = await desk.engine().audit({ ...filterOf(request, visitor), limit: 1000, after });
      rows.push(...page.records);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return csvReply('audit.csv', csvText([columns, ...rows.map(rowOf)]));
  }),
});

/** What is asked for, of the person's own. */
const filterOf = ({ query }: WorldRequest, { actor }: Visitor): AuditRequest => ({
  actor,
  key: textOf(query.key),
  by: textOf(query.actor),
  // The document knows the actions, and has checked it.
  action: textOf(query.action) as AuditAction | undefined,
  ...windowOf(query),
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A record as JSON. */
export const writeRecord = ({ at, lastAt, ...record }: AuditRecord) => ({
  ...record,
  at: at.toISOString(),
  lastAt: lastAt.toISOString(),
});

const columns = [
  'sequence',
  'at',
  'lastAt',
  'count',
  'action',
  'actor',
  'key',
  'owner',
  'address',
  'requestId',
  'data',
] as const satisfies readonly (keyof AuditRecord)[];

const rowOf = (record: AuditRecord): (string | number)[] => columns.map((name) => cellOf(record[name]));

const cellOf = (value: AuditRecord[keyof AuditRecord]): string | number => {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : value;
};
