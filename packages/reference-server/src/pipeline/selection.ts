import { type Operation, valueAt } from '@latchkey/providers';
import type { Exchange } from '../exchange.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import { maxBodyBytes } from './body-limit.ts';
import { isJsonType, mediaType, readJson } from './json-body.ts';

/** The operation that a JSON body is meant for. */
export type Select = (body: unknown) => Operation;

/**
 * Chooses among operations that share method and path: of those whose conditions a body meets, the one with the most; else the
 * one that has none.
 * @throws Error when two say the same of the body, or none answers every other one.
 */
export const createSelect = (operations: readonly Operation[]): Select => {
  const conditional = operations.filter(({ when }) => when !== undefined);
  const [otherwise, another] = operations.filter(({ when }) => when === undefined);
  const place = `${operations[0]?.method} ${operations[0]?.path}`;
  if (another) throw new Error(`Operations '${otherwise?.id}' and '${another.id}' share a method and a path.`);
  if (!otherwise)
    throw new Error(`Operations at ${place} are told apart by the body, and none answers every other body.`);
  const seen = new Map<string, string>();
  for (const { id, when = [] } of conditional) {
    const text = JSON.stringify([...when].sort());
    const same = seen.get(text);
    if (same !== undefined) throw new Error(`Operations '${same}' and '${id}' at ${place} ask the same of the body.`);
    seen.set(text, id);
  }
  const byConditions = conditional.sort((one, other) => (other.when?.length ?? 0) - (one.when?.length ?? 0));
  return (body) =>
    byConditions.find(({ when = [] }) => when.every(([pointer, text]) => valueAt(body, pointer) === text)) ?? otherwise;
};

/** A request whose body is read once, however often it is asked for. */
export const readOnce = (exchange: Exchange): Exchange => {
  let body: MaybePromise<Uint8Array> | null = null;
  return {
    ...exchange,
    body(most) {
      body ??= exchange.body(most);
      return body;
    },
  };
};

/** The JSON body that tells operations apart; undefined where there is none, whatever the reason: who answers then says it. */
export const selectingBody = (exchange: Exchange): MaybePromise<unknown> => {
  if (!isJsonType(mediaType(exchange.header('content-type')))) return undefined;
  if (Number(exchange.header('content-length') ?? 0) > maxBodyBytes) return undefined;
  const body = exchange.body(maxBodyBytes);
  return isPromise(body) ? body.then(jsonOf, () => undefined) : jsonOf(body);
};

const jsonOf = (bytes: Uint8Array): unknown => {
  if (bytes.length > maxBodyBytes) return undefined;
  const read = readJson(bytes);
  return read.ok ? read.value : undefined;
};
