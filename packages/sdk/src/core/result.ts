import { isLatchkeyError, type LatchkeyError } from './error.ts';
import type { Rate } from './gate/rate.ts';

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
        const returned: unknown = value(...given);
        return returned instanceof Promise ? pending(returned) : returned;
      });
    } else if (typeof value === 'object' && value !== null) withResults(value);
  }
  return surface as WithResults<Surface>;
};

/** Gives a promise a `result()`. The promise is changed: it is the caller's own. */
export const pending = <Value>(promise: Promise<Value>): Pending<Value> =>
  Object.assign(promise, {
    result: (): Promise<Result<Value>> => {
      const site = new Error();
      return promise.then(
        (value) => ({ ok: true, value }),
        (error: unknown) => {
          if (isLatchkeyError(error)) return { ok: false, error: toldFrom(error, site) };
          throw error;
        },
      );
    },
  });

/**
 * Lets an error's stack lead to where the result was asked for. Engines follow an `await` back to who began; what nobody awaits
 * there and then they forget.
 */
const toldFrom = (error: LatchkeyError, { stack }: Error): LatchkeyError => {
  const frames = stack?.match(/(\n\s+at .*)+$/)?.[0];
  if (frames !== undefined) error.stack = `${error.name}: ${error.message}${frames}`;
  return error;
};
