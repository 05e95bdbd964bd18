import type { ApiKey } from './key.ts';

/** One thing that is shown of a key, in a list or in its own view. */
export interface Column {
  readonly label: string;
  readonly field: KeyField;
  /**
   * How it is shown. `last_day` is the last day on which a key works, of the moment at which it is dead. `share` is a
   * percentage of a number from 0 to 1. `acts` are buttons, `examples` the code examples.
   */
  readonly as:
    | 'text'
    | 'mask'
    | 'status'
    | 'list'
    | 'date'
    | 'last_day'
    | 'time'
    | 'count'
    | 'share'
    | 'reach'
    | 'acts'
    | 'examples';
  readonly description?: string;
  /** What stands where there is nothing: `Never`. A dash unless told. */
  readonly none?: string;
}

/** A field of a key's record, one of its own quotas (`limits.key-hour`), or what can be done with it. */
export type KeyField =
  | Exclude<keyof ApiKey, 'limits' | 'version' | 'rotation'>
  | `limits.${string}`
  | 'acts'
  | 'examples';

/** What the words of a cell depend on. */
export interface CellWords {
  readonly statuses: Readonly<Partial<Record<ApiKey['status'], string>>>;
}

/**
 * A column's text for a key, dates and times in UTC (`2026-01-31`, `2026-01-31 10:00:00`). Empty for what is no text: `acts`
 * and `examples`.
 */
export const cellText = ({ statuses }: CellWords, { field, as, none = '–' }: Column, key: ApiKey): string => {
  const value = fieldOf(key, field);
  if (as === 'acts' || as === 'examples') return '';
  if (as === 'status') return statuses[key.status] ?? key.status;
  if (as === 'reach') return key.reach ? reachText(key.reach) : none;
  if (value === null || value === undefined || value === '') return none;
  if (Array.isArray(value)) return value.join(', ') || none;
  if (value instanceof Date) return dateText(value, as);
  if (as === 'share') return `${Math.round(Number(value) * 1000) / 10} %`;
  return String(value);
};

const fieldOf = (key: ApiKey, field: KeyField): unknown => {
  if (field.startsWith('limits.')) return new Map(Object.entries(key.limits)).get(field.slice('limits.'.length));
  return new Map<string, unknown>(Object.entries(key)).get(field);
};

const dateText = (date: Date, as: Column['as']): string => {
  const at = as === 'last_day' ? new Date(date.getTime() - 1) : date;
  const text = at.toISOString().slice(0, 19).replace('T', ' ');
  return as === 'time' ? text : text.slice(0, 10);
};

const reachText = ({ type, organization, environment }: NonNullable<ApiKey['reach']>): string =>
  [type, organization, environment].filter((part) => part !== null).join(' · ');
