import { valueAt } from './json-pointer.ts';

/**
 * Reads parts of a JSON body by the pointers that lead to them, for codecs that a client carries with it: a schema would bring
 * its library along.
 */
export interface Parts {
  /** @throws TypeError naming the place, where the part is missing or something else */
  part<Part>(pointer: string, is: (value: unknown) => value is Part): Part;
  /** Null where there is none. @throws TypeError naming the place, where it is something else */
  partOrNull<Part>(pointer: string, is: (value: unknown) => value is Part): Part | null;
}

/** @param what what the body is to be, for the message: `page` */
export const partsOf = (body: unknown, what: string): Parts => {
  const part: Parts['part'] = (pointer, is) => {
    const value = valueAt(body, pointer);
    if (is(value)) return value;
    const path = pointer.slice(1).replaceAll('/', '.');
    throw new TypeError(`The answer is no ${what}: ${path} is missing or of the wrong type.`);
  };
  return { part, partOrNull: (pointer, is) => ((valueAt(body, pointer) ?? null) === null ? null : part(pointer, is)) };
};

export const isText = (value: unknown): value is string => typeof value === 'string';

export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** A whole number from 0. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Its items are not looked at: a page of ten thousand costs nothing. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isTextList = (value: unknown): value is readonly string[] => isList(value) && value.every(isText);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
