import type { Binding, KeyType } from '@latchkey/providers';
import { expect, it } from 'vitest';
import { furthestType } from './furthest-type.ts';

const type = (id: string, reach: KeyType['reach'], offered = true): KeyType => ({
  id,
  title: id,
  description: '',
  reach,
  offered,
});
const binding = (...types: [KeyType, ...KeyType[]]): Binding => ({
  organization: { parameter: 'org' },
  environment: { parameter: 'env' },
  types,
  live: ['prod'],
});

it('is the offered type that reaches furthest', () => {
  const types = binding(type('one', 'environment'), type('all', 'organization'), type('internal', 'everywhere', false));
  expect(furthestType({ binding: types })).toEqual({ type: 'all' });
});

it('names an environment where every offered type asks for one', () => {
  expect(furthestType({ binding: binding(type('one', 'environment')) })).toEqual({ type: 'one', environment: 'prod' });
});

it('says nothing where a system has no types, or offers none', () => {
  expect(furthestType({})).toEqual({});
  expect(furthestType({ binding: binding(type('internal', 'everywhere', false)) })).toEqual({});
});
