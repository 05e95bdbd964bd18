import { describe, expect, it } from 'vitest';
import { type FieldName, type FormField, type Offering, openFields } from './form.ts';

const scope = (name: string, offered = true) => ({
  name,
  title: name.toUpperCase(),
  description: `May ${name}.`,
  offered,
});
const bakery: Offering = {
  access: {
    kind: 'scopes',
    vocabulary: [scope('bake'), scope('sell'), scope('burn', false)],
    permissions: [
      { name: 'shop', title: 'Shop', description: 'The shop', scopes: ['sell'], preselected: true },
      { name: 'oven', title: 'Oven', description: 'The oven', scopes: ['bake'], preselected: false },
    ],
    implies: 'exact',
    allowsEmpty: false,
  },
  binding: {
    organization: { parameter: 'town' },
    environment: { parameter: 'oven' },
    types: [
      { id: 'chain', title: 'Chain', description: 'All of them', reach: 'everywhere', offered: false },
      { id: 'town', title: 'Town', description: 'A town', reach: 'organization', offered: true },
      { id: 'oven', title: 'Oven', description: 'An oven', reach: 'environment', offered: true },
    ],
    live: ['stone'],
  },
  keyFormat: { environments: ['live', 'test'] },
  lifecycle: { expiry: { kind: 'choices', choices: ['7d', '1y'], recommended: '1y' } },
};
const { binding: _, ...loose } = bakery;
const poor: Offering = {
  access: { kind: 'none' },
  keyFormat: { environments: null },
  lifecycle: { expiry: { kind: 'none' } },
};

const field = (name: FieldName, told: Partial<FormField> = {}): FormField => ({
  field: name,
  label: name,
  isRequired: false,
  kind: 'choice',
  ...told,
});
const optionsOf = (provider: Offering, name: FieldName, told: Partial<FormField> = {}) =>
  openFields(provider, { fields: [field(name, told)] })[0]?.options;

describe('the fields of a form', () => {
  it('stay as they are written, in their order', () => {
    const fields = [field('name', { hint: 'For you' }), field('scopes')] as const;
    expect(openFields(poor, { fields })).toEqual([
      { ...fields[0], options: null },
      { ...fields[1], options: [] },
    ]);
  });

  it('offer the scopes and the permissions that the system does, the usual ones chosen', () => {
    expect(optionsOf(bakery, 'scopes')).toEqual([
      { value: 'bake', label: 'BAKE', description: 'May bake.', isPreselected: false },
      { value: 'sell', label: 'SELL', description: 'May sell.', isPreselected: false },
    ]);
    expect(optionsOf(bakery, 'permissions')).toEqual([
      { value: 'shop', label: 'Shop', description: 'The shop', isPreselected: true },
      { value: 'oven', label: 'Oven', description: 'The oven', isPreselected: false },
    ]);
    const { permissions: none, ...access } = bakery.access as Extract<Offering['access'], { kind: 'scopes' }>;
    expect(none).toHaveLength(2);
    expect(optionsOf({ ...bakery, access }, 'permissions')).toEqual([]);
    expect([optionsOf(poor, 'scopes'), optionsOf(poor, 'permissions')]).toEqual([[], []]);
  });

  it('offer lengths of life where these are a choice, the recommended one chosen', () => {
    expect(optionsOf(bakery, 'expires')).toEqual([
      { value: '7d', label: '7d', isPreselected: false },
      { value: '1y', label: '1y', isPreselected: true },
    ]);
    expect(optionsOf(poor, 'expires')).toBeNull();
  });

  it('offer the types of key that people may issue, the first of these chosen', () => {
    expect(optionsOf(bakery, 'type')).toEqual([
      { value: 'town', label: 'Town', description: 'A town', isPreselected: true },
      { value: 'oven', label: 'Oven', description: 'An oven', isPreselected: false },
    ]);
    expect(optionsOf(poor, 'type')).toEqual([]);
  });

  it('offer the key’s own environments, and leave those of organisations to the installation', () => {
    const own = [
      { value: 'live', label: 'live', isPreselected: true },
      { value: 'test', label: 'test', isPreselected: false },
    ];
    expect([optionsOf(bakery, 'keyEnvironment'), optionsOf(loose, 'environment')]).toEqual([own, own]);
    expect(optionsOf(bakery, 'environment')).toBeNull();
    expect([optionsOf(poor, 'keyEnvironment'), optionsOf(poor, 'environment')]).toEqual([[], []]);
  });

  it.each(['name', 'description', 'organization', 'limits.hour'] as const)('offer nothing for %s', (name) => {
    expect(optionsOf(bakery, name)).toBeNull();
  });

  it('say of a value what the form says of it, and else what was declared', () => {
    const words = [{ value: '7d', label: 'A week', description: 'For a try' }];
    expect(optionsOf(bakery, 'expires', { words })).toEqual([
      { value: '7d', label: 'A week', description: 'For a try', isPreselected: false },
      { value: '1y', label: '1y', isPreselected: true },
    ]);
  });
});
