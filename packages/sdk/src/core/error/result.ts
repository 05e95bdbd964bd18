import type { Rate } from '../gate/rate.ts';
import { isLatchkeyError, type LatchkeyError } from './error.ts';
import type { HideKeys } from './scrub.ts';
import { withoutKeys } from './without-keys.ts';

/** What a call came to, for who does not like throwing. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value; readonly error?: undefined }
  | { readonly ok: false; readonly value?: undefined; readonly error: LatchkeyError };

/** A promise that also knows how not to reject. */
export interface Pending<Value> extends Promise<Value> {
  /** The value or the error. Only what is no {@link LatchkeyError}, a mistake in a program, is still thrown. */
  result(): Promise<Result<Value>>;
}

/** A surface, or any object of functions, whose promises are {@link Pending}. */
export type WithResults<Surface> = {
  readonly [Name in keyof Surface]: Surface[Name] extends ((...given: never[]) => Pending<unknown>) | Rate
    ? Surface[Name]
    : Surface[Name] extends (...given: infer Given) => Promise<infer Value>
      ? (...given: Given) => Pending<Value>
      : Surface[Name] extends (...given: never[]) => unknown
        ? Surface[Name]
        : Surface[Name] extends object
          ? WithResults<Surface[Name]>
          : Surface[Name];
};

/** Gives every promise of an object's functions a `result()`. The object is changed: it is the caller's own. */
export const withResults = <Surface extends object>(surface: Surface): WithResults<Surface> => {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(surface))) {
    if (typeof value === 'function') {
      Reflect.set(surface, name, (...given: unknown[]) => {
        const others = underWay;
        const returned: unknown = value(...given);
        if (!(returned instanceof Promise) || 'result' in returned) return returned;
        return begin(() => returned, others > 0 ? new Error() : null);
      });
    } else if (typeof value === 'object' && value !== null) withResults(value);
  }
  return surface as WithResults<Surface>;
};

/**
 * Begins what is asked for. What it fails with leads to the line that asked for it: engines follow an `await` back to who began, and
 * what is begun beside other work, to be awaited later, remembers it itself. Always to do so would cost as much as a third of a call.
 */
export const pending = <Value>(work: () => Promise<Value>, hide?: HideKeys): Pending<Value> =>
  begin(work, underWay > 0 ? new Error() : null, hide);

/** How much was begun and has not come to its end. */
let underWay = 0;

const begin = <Value>(work: () => Promise<Value>, site: Error | null, hide?: HideKeys): Pending<Value> => {
  const promise = settled(work, site, hide);
  return Object.assign(promise, {
    result: (): Promise<Result<Value>> => {
      const asked = site ?? new Error();
      return promise.then(
        (value) => ({ ok: true, value }),
        (error: unknown) => {
          if (isLatchkeyError(error)) return { ok: false, error: toldFrom(error, asked) };
          throw error;
        },
      );
    },
  });
};

const settled = async <Value>(work: () => Promise<Value>, site: Error | null, hide?: HideKeys): Promise<Value> => {
  underWay++;
  try {
    return await work();
  } catch (thrown) {
    const error = hide ? withoutKeys(thrown, hide) : thrown;
    throw site && isLatchkeyError(error) ? toldFrom(error, site) : error;
  } finally {
    underWay--;
  }
};

/** Lets an error's stack lead to who asked. */
const toldFrom = (error: LatchkeyError, { stack }: Error): LatchkeyError => {
  const frames = stack?.match(/(\n\s+at .*)+$/)?.[0];
  if (frames !== undefined) error.stack = `${error.name}: ${error.message}${frames}`;
  return error;
};
