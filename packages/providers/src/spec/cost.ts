import { rangeError } from './mask-any-key.ts';
import type { Operation, Operations } from './operation.ts';

/**
 * Units by the id of an operation. Where a provider's operations are replaced, costs of others fit the type still (`object`), and
 * are refused when they are read.
 */
export type Costs<Ops extends Operations = Operations> = { readonly [Id in keyof Ops]?: number } & object;

/**
 * How many units a request takes of each of the limits that it is under: what the provider declares for its operation, else 1.
 * @throws RangeError when a declared cost is no whole number from 1 up, or is that of no operation
 */
export const costsOf = ({
  operations,
  costs = {},
}: {
  readonly operations: Operations;
  readonly costs?: Costs | undefined;
}): ((operation: Pick<Operation, 'id'>) => number) => {
  const known = new Set(Object.values(operations).map(({ id }) => id));
  const declared = new Map<string, number>();
  for (const [id, cost] of Object.entries(costs)) {
    if (cost === undefined) continue;
    if (!known.has(id)) throw rangeError(`There is no operation '${id}' that could have a cost. Use its operationId.`);
    if (!Number.isSafeInteger(cost) || cost < 1) {
      throw rangeError(`'${id}' cannot cost ${cost} units. Use a whole number from 1 up.`);
    }
    declared.set(id, cost);
  }
  return declared.size === 0 ? one : ({ id }) => declared.get(id) ?? 1;
};

const one = (): number => 1;
