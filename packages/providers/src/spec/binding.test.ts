import { describe, expect, it } from 'vitest';
import {
  type Binding,
  environmentName,
  furthestType,
  type KeyType,
  keyEnvironmentOf,
  organizationName,
  reachesWithin,
} from './binding.ts';

const binding: Binding = {
  organization: { parameter: 'town' },
  environment: { parameter: 'oven', nameOf: (text) => text.replace(/^oven_/, '') },
  types: [{ id: 'oven', title: 'Oven', description: 'One oven', reach: 'environment', offered: true }],
  live: ['stone'],
};
const reach = (organization: string | null, environment: string | null) => ({
  type: 'oven',
  organization,
  environment,
});

describe('the type that reaches furthest', () => {
  it('is looked for among those that are offered', () => {
    const { types, ...rest } = binding;
    const town = { id: 'town', title: 'Town', description: 'A town', reach: 'organization', offered: true } as const;
    const chain = { ...town, id: 'chain', reach: 'everywhere', offered: false } as const;
    expect(furthestType({ ...rest, types: [...types, town, chain] })?.id).toBe('town');
    expect(furthestType(binding)?.id).toBe('oven');
    expect(furthestType({ ...rest, types: [chain] })).toBeUndefined();
  });

  it('reaches everywhere before an organisation, and an organisation before an environment, however they are listed', () => {
    const [oven, town, chain] = (['environment', 'organization', 'everywhere'] as const).map((each) => ({
      id: each,
      title: each,
      description: each,
      reach: each,
      offered: true,
    })) as [KeyType, KeyType, KeyType];
    const furthest = (...types: [KeyType, ...KeyType[]]) => furthestType({ ...binding, types })?.id;
    for (const types of [
      [oven, town, chain],
      [chain, oven, town],
      [town, chain, oven],
    ] as const) {
      expect(furthest(...types)).toBe('everywhere');
    }
    expect([furthest(oven, town), furthest(town, oven)]).toEqual(['organization', 'organization']);
    expect([furthest(oven, chain), furthest(chain, oven)]).toEqual(['everywhere', 'everywhere']);
  });
});

describe('how far a key reaches', () => {
  it('calls an environment by one name, however it is written', () => {
    expect(environmentName(binding, 'oven_stone')).toBe('stone');
    expect(environmentName(binding, 'stone')).toBe('stone');
    expect(environmentName({ ...binding, environment: { parameter: 'oven' } }, 'oven_stone')).toBe('oven_stone');
  });

  it('calls an organisation by one name, too', () => {
    const organization = { parameter: 'town', nameOf: (text: string) => text.toLowerCase() };
    expect(organizationName({ ...binding, organization }, 'ROME')).toBe('rome');
    expect(organizationName(binding, 'ROME')).toBe('ROME');
  });

  it('lies within another where it is the same or that one has no bounds', () => {
    expect(reachesWithin(null, reach('a', 'stone'))).toBe(true);
    expect(reachesWithin(reach(null, null), reach('a', 'stone'))).toBe(true);
    expect(reachesWithin(reach('a', null), reach('a', 'stone'))).toBe(true);
    expect(reachesWithin(reach('a', 'stone'), reach('a', 'stone'))).toBe(true);
    expect(reachesWithin(reach('a', 'stone'), reach('a', 'steel'))).toBe(false);
    expect(reachesWithin(reach('a', 'stone'), reach('a', null))).toBe(false);
    expect(reachesWithin(reach('a', null), reach('b', 'stone'))).toBe(false);
    expect(reachesWithin(reach('a', null), reach(null, null))).toBe(false);
    expect(reachesWithin(reach('a', null), null)).toBe(false);
    expect(reachesWithin(reach(null, 'stone'), null)).toBe(false);
    expect(reachesWithin(null, null)).toBe(true);
  });

  it('ruling 6: takes the first environment of the format for live ones, the second for others, and leaves wider keys either', () => {
    const environments = ['live', 'test'] as const;
    expect(keyEnvironmentOf(binding, environments, reach('a', 'stone'))).toBe('live');
    expect(keyEnvironmentOf(binding, environments, reach('a', 'steel'))).toBe('test');
    expect(keyEnvironmentOf(binding, environments, reach('a', null))).toBeNull();
    expect(keyEnvironmentOf(binding, null, reach('a', 'stone'))).toBeNull();
    expect(keyEnvironmentOf(binding, ['only'], reach('a', 'steel'))).toBe('only');
  });
});
