import { describe, expect, it } from 'vitest';
import { providers } from '../all.ts';
import { openFields } from './form.ts';
import { managerOf } from './plain-manager.ts';
import type { Provider } from './provider.ts';

const systems = await Promise.all(
  Object.entries(providers).map(async ([id, load]) => ({
    id,
    provider: (await load()) satisfies Provider as Provider,
  })),
);

describe.each(systems)('a system like $id', ({ provider }) => {
  it('has the manager that it declares', () => {
    if (provider.manager) expect(managerOf(provider)).toBe(provider.manager);
    else expect(managerOf(provider).path).toEqual(['API Keys']);
  });

  it('has one without saying so, with a field for each thing that people may choose', () => {
    const { manager: _, ...unsaid } = provider;
    const plain = managerOf(unsaid);
    expect(Object.keys(plain.actions)).toEqual(provider.lifecycle.acts.filter((act) => act !== 'issue'));
    const declared = provider.manager?.form.fields.map(({ field }) => field) ?? [];
    const ours = plain.form.fields.map(({ field }) => field);
    const oneOfThem = ['description', 'keyEnvironment'];
    expect(ours.filter((name) => !oneOfThem.includes(name)).toSorted()).toEqual(
      declared.filter((name) => !oneOfThem.includes(name)).toSorted(),
    );
    for (const { kind, options, field } of openFields(unsaid, plain.form)) {
      if (kind !== 'choice' && kind !== 'choices') expect(options).toBeNull();
      else if (options !== null) expect(options.length, field).toBeGreaterThan(0);
    }
  });
});
