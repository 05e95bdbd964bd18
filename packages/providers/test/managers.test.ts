import { describe, expect, it } from 'vitest';
import {
  type ApiKey,
  cellText,
  type FieldName,
  isKnownScope,
  type KeyField,
  nameAdvice,
  openFields,
  type Provider,
} from '../src/index.ts';
import { managedSystems } from './managed-systems.ts';

const key: ApiKey = {
  id: 'key_1',
  name: 'script',
  description: 'nightly',
  owner: 'ada',
  environment: 'live',
  reach: { type: 'environment', organization: 'org_1', environment: 'prod' },
  scopes: ['read'],
  mask: 'hst_live_...',
  status: 'active',
  limits: {},
  createdAt: new Date('2026-01-01T10:00:00Z'),
  expiresAt: new Date('2026-02-01T00:00:00Z'),
  revokedAt: null,
  lastUsedAt: new Date('2026-01-02T10:00:00Z'),
  lastIp: '127.0.0.1',
  requestCount: 7,
  requestsToday: 2,
  errorCount: 1,
  errorRate: 0.125,
};

/** The fields that a system's keys have. */
const fieldsOf = ({ limits, keyLimits = [] }: Provider): Set<KeyField> => {
  const own = [...keyLimits, ...limits.filter(({ partition }) => partition === 'key')];
  const named = Object.keys(key).filter((name) => name !== 'limits');
  return new Set([...named, 'acts', 'examples', ...own.map(({ id }) => `limits.${id}`)] as KeyField[]);
};

it('are declared by every system whose people make keys on a page', () => {
  expect(managedSystems.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['heratio', 'hesedvid', 'hypermemory', 'hypersave', 'hyperstudy']),
  );
});

describe.each(managedSystems)('the manager of $id', ({ provider, manager }) => {
  const { access, binding, keyFormat, lifecycle } = provider;
  const fields = openFields(provider, manager.form);
  const field = (name: FieldName) => fields.find((each) => each.field === name);
  const columns = [...manager.columns, ...(manager.details?.rows ?? [])];

  it('shows nothing of a key but what a key has', () => {
    const known = fieldsOf(provider);
    expect(columns.map((column) => column.field).filter((each) => !known.has(each))).toEqual([]);
    for (const column of columns) {
      const isDrawn = column.as === 'acts' || column.as === 'examples';
      const quota = column.field.startsWith('limits.') ? { [column.field.slice('limits.'.length)]: 250 } : {};
      expect(cellText(manager, column, { ...key, limits: quota }) === '', column.label).toBe(isDrawn);
    }
  });

  it('has its documented way to the page and a title', () => {
    expect(manager.path.at(-1)).toBe('API Keys');
  });

  it('asks for a name, and for what the system lets people choose, and for nothing else', () => {
    const has = (name: FieldName) => field(name) !== undefined;
    const hasPermissions = access.kind === 'scopes' && access.permissions !== undefined;
    expect(field('name')).toMatchObject({ kind: 'text', isRequired: true });
    expect(has('permissions')).toBe(hasPermissions);
    expect(has('scopes')).toBe(access.kind === 'scopes' && !hasPermissions);
    expect(has('expires')).toBe(lifecycle.expiry.kind !== 'none');
    expect([has('type'), has('organization'), has('keyEnvironment')]).toEqual(Array(3).fill(binding !== undefined));
    // Ruling 6: a form offers both environments where there are both.
    expect(has('environment')).toBe(binding !== undefined || keyFormat.environments !== null);
    const limits = fields.map((each) => each.field).filter((name) => name.startsWith('limits.'));
    expect(limits).toEqual((provider.keyLimits ?? []).map((limit) => `limits.${limit.id}`));
    expect(new Set(fields.map((each) => each.field)).size).toBe(fields.length);
  });

  it('offers in each field what the provider declares', () => {
    for (const { field: name, kind, options, words = [], presets = [], visibleWhen } of fields) {
      const values = options?.map(({ value }) => value) ?? [];
      if (kind === 'choice' || kind === 'choices') {
        const isOfTheWorld = binding !== undefined && (name === 'organization' || name === 'environment');
        expect(values.length > 0, name).toBe(!isOfTheWorld);
      } else expect(options, name).toBeNull();
      expect(words.map(({ value }) => value).filter((value) => !values.includes(value))).toEqual([]);
      for (const preset of presets) {
        expect(preset.values.filter((value) => !isKnownScope(access, value) || !values.includes(value))).toEqual([]);
      }
      if (!visibleWhen) continue;
      const others = field(visibleWhen.field)?.options?.map(({ value }) => value) ?? [];
      expect(visibleWhen.is.filter((value) => !others.includes(value))).toEqual([]);
      expect(visibleWhen.is.length).toBeGreaterThan(0);
    }
  });

  it('ruling 11: offers every declared act and no other', () => {
    expect(Object.keys(manager.actions).toSorted()).toEqual(lifecycle.acts.filter((act) => act !== 'issue').toSorted());
  });

  it('has words for the statuses that its keys can have', () => {
    const possible = [
      'active',
      ...(lifecycle.expiry.kind === 'none' ? [] : ['expired']),
      ...(lifecycle.afterRevocation === 'gone' ? [] : ['revoked']),
    ];
    expect(Object.keys(manager.statuses)).toEqual(possible);
  });

  it('warns of scopes and types that there are', () => {
    const known = (name: string) => isKnownScope(access, name) || binding?.types.some((type) => type.id === name);
    for (const warning of manager.warnings) {
      const named = 'scopes' in warning ? warning.scopes : 'types' in warning ? warning.types : [];
      expect(named.every(known), warning.id).toBe(true);
      if ('days' in warning) expect(warning.days).toBeGreaterThan(0);
    }
    expect(new Set(manager.warnings.map((warning) => warning.id)).size).toBe(manager.warnings.length);
  });

  it('has words for its plans, and no others', () => {
    if (!manager.plan) return expect(manager.plan).toBeUndefined();
    expect(Object.keys(manager.plan.notes)).toEqual(provider.plans?.offered.map((plan) => plan.id));
  });

  it('has examples of names that follow their patterns', () => {
    for (const pattern of manager.naming ?? []) {
      expect(nameAdvice(manager.naming ?? [], pattern.example, { nowMs: 0 }).follows).toBe(pattern);
    }
  });
});
