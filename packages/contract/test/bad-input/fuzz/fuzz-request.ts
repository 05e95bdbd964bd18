import fc from 'fast-check';
import type { DocumentedRequest } from './documented-operations.ts';
import { type FuzzRequest, type Mutation, mutation } from './mutation.ts';

/** A request of the document and what is wrong with it. */
export interface FuzzCase {
  readonly request: FuzzRequest;
  readonly mutations: readonly Mutation[];
}

/** @param canaries whole keys, the first of them good for everything */
export const fuzzCase = (
  documented: readonly DocumentedRequest[],
  ids: Readonly<Record<string, string>>,
  canaries: readonly string[],
): fc.Arbitrary<FuzzCase> => {
  const [good = ''] = canaries;
  const request = fc
    .record({
      documented: fc.constantFrom(...documented),
      /** Most lists are asked for little: what they are asked for wrongly matters here. */
      small: fc.nat(9),
      optional: fc.array(fc.record({ parameter: fc.nat(12), value: fc.nat(6) }), { maxLength: 3 }),
    })
    .map(({ documented: { method, template, query, body }, small, optional }): FuzzRequest => {
      const required = query
        .filter(({ isRequired }) => isRequired)
        .map(({ name, values }) => `${name}=${ids[name] ?? values[0]}`);
      const little = small > 0 && query.some(({ name }) => name === 'limit') ? ['limit=2'] : [];
      const chosen = optional.flatMap(({ parameter, value }) => {
        const one = query[parameter];
        const text = one?.values[value % one.values.length];
        return one === undefined || text === undefined || one.isRequired || (one.name === 'limit' && small > 0)
          ? []
          : [`${one.name}=${text}`];
      });
      return {
        method,
        path: template.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name),
        query: [...required, ...little, ...new Set(chosen)].join('&'),
        headers: [['X-API-Key', good], ...(body === null ? [] : [['Content-Type', 'application/json'] as const])],
        body: body === null ? '' : JSON.stringify(body),
      };
    });
  return fc.record({ request, mutations: fc.array(mutation(canaries), { maxLength: 3 }) });
};
