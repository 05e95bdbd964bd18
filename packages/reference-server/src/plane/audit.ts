import { csvText } from '../csv-text.ts';
import type { AuditRecord, AuditRequest } from '../engine/audit.ts';
import type { AuditAction } from '../engine/stores/audit-row.ts';
import { incidentCsv } from '../incident-csv.ts';
import type { Handlers, Reply, WorldRequest } from '../world.ts';
import { type Desk, forApproved, json, type Visitor } from './desk.ts';
import { keyWriter } from './keys/view.ts';
import { actRefused, refusedWith } from './problem.ts';

/** What was done to the keys of the person's account and with them, and what one that got into wrong hands did. */
export const auditHandlers = (
  desk: Desk,
): Pick<Handlers, 'listAudit' | 'exportAudit' | 'getIncident' | 'exportIncident'> => ({
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
    return table('audit.csv', csvText([columns, ...rows.map(rowOf)]));
  }),
  getIncident: forApproved(desk, async (request, visitor) => {
    const found = await incidentOf(desk, request, visitor);
    if (!found.ok) return actRefused(found.problem);
    const { key, exposure, areRequestsAudited, addresses, operations, refusedAttempts, events } = found.incident;
    return json({
      key: await keyWriter(desk, visitor.by)(key),
      exposure: {
        from: exposure.from.toISOString(),
        to: exposure.to?.toISOString() ?? null,
        endedBy: exposure.endedBy,
      },
      areRequestsAudited,
      addresses: addresses.map(writeUse),
      operations: operations.map(writeUse),
      refusedAttempts: refusedAttempts.map(writeRecord),
      events: events.map(writeRecord),
    });
  }),
  exportIncident: forApproved(desk, async (request, visitor) => {
    const found = await incidentOf(desk, request, visitor);
    return found.ok ? table('incident.csv', incidentCsv(found.incident)) : actRefused(found.problem);
  }),
});

/** What is asked for, of the person's own. */
const filterOf = ({ query }: WorldRequest, { actor }: Visitor): AuditRequest => ({
  actor,
  key: textOf(query.key),
  by: textOf(query.actor),
  // The document knows the actions, and has checked it.
  action: textOf(query.action) as AuditAction | undefined,
  ...window(query),
});

const incidentOf = ({ engine }: Desk, { path, query }: WorldRequest, { actor }: Visitor) =>
  Promise.resolve(engine().incident({ actor, key: path.keyId ?? '', ...window(query) }));

const window = ({ since, until }: WorldRequest['query']) => ({ since: momentOf(since), until: momentOf(until) });

const momentOf = (value: unknown): number | undefined => (typeof value === 'string' ? Date.parse(value) : undefined);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const writeRecord = ({ at, lastAt, ...record }: AuditRecord) => ({
  ...record,
  at: at.toISOString(),
  lastAt: lastAt.toISOString(),
});

const writeUse = <U extends { readonly firstAt: Date; readonly lastAt: Date }>({ firstAt, lastAt, ...use }: U) => ({
  ...use,
  firstAt: firstAt.toISOString(),
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

const table = (name: string, content: string): Reply => ({
  kind: 'content',
  contentType: 'text/csv; charset=utf-8',
  content,
  headers: [['Content-Disposition', `attachment; filename="${name}"`]],
});
