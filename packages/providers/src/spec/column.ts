import type { ApiKey } from './key.ts';
import { zoneOffset } from './zone-offset.ts';

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

/** Where a cell is shown. */
export interface CellPlace {
  /** The time zone of its dates and times (ruling 22). Default: UTC. */
  readonly zone?: string;
}

/**
 * A column's text for a key, dates and times in the installation's zone (`2026-01-31`, `2026-01-31 10:00:00`): the last day is
 * the date that was asked for when the key was issued. Empty for what is no text: `acts` and `examples`.
 * @throws RangeError when there is no such zone
 */
export const cellText = (
  { statuses }: CellWords,
  { field, as, none = '–' }: Column,
  key: ApiKey,
  { zone = 'UTC' }: CellPlace = {},
): string => {
  const value = fieldOf(key, field);
  if (as === 'acts' || as === 'examples') return '';
  if (as === 'status') return statuses[key.status] ?? key.status;
  if (as === 'reach') return key.reach ? reachText(key.reach) : none;
  if (value === null || value === undefined || value === '') return none;
  if (Array.isArray(value)) return value.join(', ') || none;
  if (value instanceof Date) return dateText(value, as, zone);
  if (as === 'share') return `${Math.round(Number(value) * 1000) / 10} %`;
  return String(value);
};

const fieldOf = (key: ApiKey, field: KeyField): unknown => {
  if (field.startsWith('limits.')) return new Map(Object.entries(key.limits)).get(field.slice('limits.'.length));
  return new Map<string, unknown>(Object.entries(key)).get(field);
};

const dateText = (date: Date, as: Column['as'], zone: string): string => {
  const atMs = as === 'last_day' ? date.getTime() - 1 : date.getTime();
  const [day = '', time = ''] = new Date(atMs + zoneOffset(zone)(atMs)).toISOString().split('T');
  return as === 'time' ? `${day} ${time.slice(0, 8)}` : day;
};

const reachText = ({ type, organization, environment }: NonNullable<ApiKey['reach']>): string =>
  [type, organization, environment].filter((part) => part !== null).join(' · ');
