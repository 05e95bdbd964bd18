import { isKnownScope, managerOf, type Provider } from '@latchkey/providers';
import { providers } from '@latchkey/providers/all';
import { describe, expect, it } from 'vitest';
import type { World } from '../src/world.ts';
import { worlds } from '../src/worlds/all.ts';

const systems: { id: string; provider: Provider; world: World }[] = [];
for (const [id, load] of Object.entries(worlds)) {
  const provider = await new Map<string, () => Promise<Provider>>(Object.entries(providers)).get(id)?.();
  if (provider) systems.push({ id, provider, world: (await load())() });
}

it('are told of by every world', () => {
  expect(systems.map(({ id }) => id)).toEqual(Object.keys(worlds));
});

describe.each(systems)('the people of $id', ({ provider, world }) => {
  const { people = [], places = [], owner, organization } = world;
  const manager = managerOf(provider);

  it('begin with somebody who looks after the keys that the world’s owner has', () => {
    expect(people[0]).toMatchObject({ owner, scopes: 'all' });
    if (organization !== undefined) expect(people[0]?.organizations).toContain(organization);
  });

  it('have ids of their own, and are of more than one owner', () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.owner)).size).toBeGreaterThan(1);
    for (const { name } of people) expect(name).toMatch(/\S/);
  });

  it('may do what there is to be done', () => {
    const scopes = people.flatMap((person) => (person.scopes === 'all' ? [] : person.scopes));
    expect(scopes.filter((scope) => !isKnownScope(provider.access, scope))).toEqual([]);
  });

  it('are of organisations that there are, where keys are bound to them', () => {
    expect(places.length > 0).toBe(provider.binding !== undefined);
    const known = places.map((place) => place.organization);
    expect(people.flatMap(({ organizations = [] }) => organizations).filter((each) => !known.includes(each))).toEqual(
      [],
    );
    for (const { environments } of places) expect(environments.length).toBeGreaterThan(0);
  });

  it('are approved of in every way that there is, where the system approves of people', () => {
    const approvals = [...new Set(people.map(({ approval }) => approval))];
    expect(approvals.toSorted()).toEqual(manager.approval?.known.toSorted() ?? [undefined]);
  });
});
