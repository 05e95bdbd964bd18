import { csvText } from './csv-text.ts';
import type { AuditRecord } from './engine/audit/audit.ts';
import type { Incident } from './engine/leaks/incident.ts';

/** One line of an incident as a table has it. Times are ISO 8601. */
export interface IncidentRow {
  readonly section: 'key' | 'exposure' | 'address' | 'operation' | 'refused' | 'event';
  readonly firstAt: string;
  readonly lastAt: string;
  readonly count: number;
  readonly action: string;
  readonly actor: string;
  readonly address: string;
  readonly operation: string;
  readonly detail: string;
}

/** An incident as rows of one table, for security records. What is not known is an empty text. */
export const incidentRows = (incident: Incident): readonly IncidentRow[] => [
  row('key', {
    firstAt: incident.key.createdAt.toISOString(),
    lastAt: timeOf(incident.key.lastUsedAt),
    count: incident.key.requestCount,
    action: incident.key.status,
    address: incident.key.lastIp ?? '',
    detail: detailOf({
      id: incident.key.id,
      name: incident.key.name,
      owner: incident.key.owner,
      mask: incident.key.mask,
    }),
  }),
  row('exposure', {
    firstAt: incident.exposure.from.toISOString(),
    lastAt: timeOf(incident.exposure.to),
    action: incident.exposure.endedBy ?? 'lasts',
  }),
  ...incident.addresses.map(({ address, ...use }) => row('address', { address: address ?? '', ...useOf(use) })),
  ...incident.operations.map(({ operation, ...use }) =>
    row('operation', { operation: operation ?? '', ...useOf(use) }),
  ),
  ...incident.refusedAttempts.map((record) => row('refused', recorded(record))),
  ...incident.events.map((record) => row('event', recorded(record))),
];

/**
 * An incident as CSV (RFC 4180, with a line of names) that a spreadsheet cannot take for anything but text: a cell that would
 * begin a formula begins with an apostrophe.
 */
export const incidentCsv = (incident: Incident): string =>
  csvText([columns, ...incidentRows(incident).map((each) => columns.map((name) => each[name]))]);

const columns = [
  'section',
  'firstAt',
  'lastAt',
  'count',
  'action',
  'actor',
  'address',
  'operation',
  'detail',
] as const satisfies readonly (keyof IncidentRow)[];

const empty = { firstAt: '', lastAt: '', count: 1, action: '', actor: '', address: '', operation: '', detail: '' };

const row = (section: IncidentRow['section'], told: Partial<Omit<IncidentRow, 'section'>>): IncidentRow => ({
  section,
  ...empty,
  ...told,
});

const useOf = (use: Omit<Incident['addresses'][number], 'address'>) => ({
  firstAt: use.firstAt.toISOString(),
  lastAt: use.lastAt.toISOString(),
  count: use.succeeded + use.failed + use.refused,
  detail: detailOf({ succeeded: use.succeeded, failed: use.failed, refused: use.refused }),
});

const recorded = ({ at, lastAt, count, action, actor, address, data }: AuditRecord) => {
  const { operation, ...rest } = data;
  return {
    firstAt: at.toISOString(),
    lastAt: lastAt.toISOString(),
    count,
    action,
    actor: actor ?? '',
    address: address ?? '',
    operation: typeof operation === 'string' ? operation : '',
    detail: detailOf(rest),
  };
};

const detailOf = (data: Readonly<Record<string, unknown>>): string => JSON.stringify(data);

const timeOf = (time: Date | null): string => time?.toISOString() ?? '';
