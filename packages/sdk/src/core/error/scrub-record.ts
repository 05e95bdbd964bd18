import { type HideKeys, longestLook, masked, scrub } from './scrub.ts';

/** A record of an answer without keys, in names and texts alike; undefined where it is too long to be repeated. */
export const scrubbed = (
  record: Readonly<Record<string, unknown>>,
  hide: HideKeys,
): Readonly<Record<string, unknown>> | undefined => {
  // Of JSON that is short nothing is nested deep.
  const text = JSON.stringify(record);
  return text.length > longestLook ? undefined : scrubbedRecord(record, hide);
};

const scrubbedRecord = (record: object, hide: HideKeys): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      scrub(name, hide),
      isNamedSecret(name, value) ? masked : scrubbedValue(value, hide),
    ]),
  );

const scrubbedValue = (value: unknown, hide: HideKeys): unknown => {
  if (typeof value === 'string') return scrub(value, hide);
  if (Array.isArray(value)) return value.map((each) => scrubbedValue(each, hide));
  return typeof value === 'object' && value !== null ? scrubbedRecord(value, hide) : value;
};

const isNamedSecret = (name: string, value: unknown): boolean =>
  name === 'secret' && typeof value === 'string' && !/[.*…]/.test(value);
