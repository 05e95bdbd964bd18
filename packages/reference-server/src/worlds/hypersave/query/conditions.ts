import { momentMs } from '../moment.ts';
import { fieldOf, isMoment, type QueryRecord } from './record.ts';

export type Condition = (record: QueryRecord) => boolean;

/** Conditions that can be tested, or where they cannot be read. */
export type Compiled =
  | { readonly ok: true; readonly test: Condition }
  | { readonly ok: false; readonly path: string; readonly expected: string };

/** Compiles the `filters` of a query. The conditions of one object must all hold. */
export const compile = (filters: unknown, path = 'filters', depth = 0): Compiled => {
  if (!isObject(filters)) return wrong(path, 'an object');
  if (depth > deepest) return wrong(path, `at most ${deepest} levels`);
  return all(Object.entries(filters).map(([name, value]) => compileEntry(name, value, `${path}.${name}`, depth)));
};

const deepest = 10;

const compileEntry = (name: string, value: unknown, path: string, depth: number): Compiled => {
  if (name === '$and' || name === '$or') {
    if (!Array.isArray(value) || value.length === 0) return wrong(path, 'a list of conditions');
    const parts = value.map((each, index) => compile(each, `${path}[${index}]`, depth + 1));
    return name === '$and' ? all(parts) : any(parts);
  }
  if (name.startsWith('$')) return wrong(path, 'a field, $and or $or');
  if (!isObject(value) || !Object.keys(value).some((key) => key.startsWith('$'))) {
    return compileOperator(name, '$eq', value, path);
  }
  return all(
    Object.entries(value).map(([operator, operand]) => compileOperator(name, operator, operand, `${path}.${operator}`)),
  );
};

const compileOperator = (field: string, operator: string, operand: unknown, path: string): Compiled => {
  const make = operators.get(operator);
  if (!make) return wrong(path, `one of: ${[...operators.keys()].join(', ')}`);
  if ((operator === '$in' || operator === '$nin') && !Array.isArray(operand)) return wrong(path, 'a list');
  const test = make(operand, field);
  return { ok: true, test: (record) => test(fieldOf(record, field)) };
};

type MakeTest = (operand: unknown, field: string) => (value: unknown) => boolean;

const equal: MakeTest = (operand, field) => (value) =>
  itemsOf(value).some((item) => compared(item, operand, field) === 0);
const within: MakeTest = (operand, field) => (value) =>
  Array.isArray(operand) && operand.some((each) => equal(each, field)(value));
const ordered =
  (holds: (order: number) => boolean): MakeTest =>
  (operand, field) =>
  (value) =>
    itemsOf(value).some((item) => holds(compared(item, operand, field)));
const not =
  (make: MakeTest): MakeTest =>
  (operand, field) => {
    const test = make(operand, field);
    return (value) => !test(value);
  };

const operators = new Map<string, MakeTest>([
  ['$eq', equal],
  ['$ne', not(equal)],
  ['$gt', ordered((order) => order > 0)],
  ['$gte', ordered((order) => order >= 0)],
  ['$lt', ordered((order) => order < 0)],
  ['$lte', ordered((order) => order <= 0)],
  ['$in', within],
  ['$nin', not(within)],
]);

/** A list answers where one of its items does; a missing value is one that is null. */
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value ?? null]);

/** Below, at or above 0 as values are ordered; NaN where they cannot be compared. */
const compared = (one: unknown, other: unknown, field: string): number => {
  if (typeof one === 'string' && typeof other === 'string') {
    return isMoment(field) ? momentMs(one) - momentMs(other) : one < other ? -1 : Number(one > other);
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return one === other ? 0 : Number.NaN;
};

const all = (parts: readonly Compiled[]): Compiled =>
  joined(parts, (tests) => (record) => tests.every((test) => test(record)));
const any = (parts: readonly Compiled[]): Compiled =>
  joined(parts, (tests) => (record) => tests.some((test) => test(record)));

const joined = (parts: readonly Compiled[], join: (tests: readonly Condition[]) => Condition): Compiled => {
  const tests: Condition[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    tests.push(part.test);
  }
  return { ok: true, test: join(tests) };
};

const wrong = (path: string, expected: string): Compiled => ({ ok: false, path, expected });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
