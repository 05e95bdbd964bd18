import { keyPlaceholder } from '@latchkey/providers';
import { hesedvid } from '@latchkey/providers/hesedvid';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { describe, expect, it } from 'vitest';
import { issued, managedSystems, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import { hesedvidWorld } from '../../worlds/hesedvid/index.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import type { Wire } from '../wire.ts';

describe('code examples of a key', () => {
  const examplesIn = async (organization: string) => {
    const person = { id: 'p', name: 'P', role: 'owner', owner: 'user_1', scopes: 'all' } as const;
    const world = { ...hesedvidWorld(), people: [{ ...person, organizations: [organization] }] as const };
    const office = await signedIn(openOffice(hesedvid, world), 'p');
    const { key } = await issued(office, { name: 'x', type: 'full-access' });
    return office.get<Wire['Examples']>(`/keys/${key.id}/examples`);
  };

  it.each(managedSystems.filter(({ provider }) => provider.keyFormat.environments !== null))(
    'come with a template for a key of its own environment: $id',
    async ({ provider, world, form, person }) => {
      const { keyFormat, variables } = provider;
      const office = await signedIn(openOffice(provider, world), person);
      const { environment: _, ...rest } = form;
      const asked = (environment: string) =>
        provider.binding ? { ...rest, type: 'full-access', keyEnvironment: environment } : { ...rest, environment };
      const envOf = async (environment: string) => {
        const { key } = await issued(office, asked(environment));
        const { body } = await office.get<Wire['Examples']>(`/keys/${key.id}/examples`);
        await office.post(`/keys/${key.id}/revoke`, {});
        return body.env.split('\n')[0];
      };
      for (const environment of keyFormat.environments ?? []) {
        expect(await envOf(environment)).toBe(`${variables.apiKey[0]}=${keyPlaceholder(keyFormat, environment)}`);
      }
    },
  );

  it('are those of what the key may do', async () => {
    const office = await signedIn(openOffice(hypermemory, hypermemoryWorld(), { plan: 'pro' }), 'ada');
    const titlesFor = async (scopes: string[]) => {
      const { key } = await issued(office, { name: 'x', scopes });
      const { body } = await office.get<Wire['Examples']>(`/keys/${key.id}/examples`);
      return body.examples.map(({ title }) => title);
    };
    expect(await titlesFor(['memory:read', 'memory:write'])).toEqual(['Zero-downtime rotation']);
    expect(await titlesFor(['memory:admin'])).toEqual(hypermemory.manager.examples.map(({ title }) => title));
  });

  it.each([
    ['My Org', '/v1/api/My%20Org/'],
    ["Müller's Org", '/v1/api/M%C3%BCller%27s%20Org/'],
    ['a"; rm -rf ~ $(x)', '/v1/api/a%22%3B%20rm%20-rf%20~%20%24%28x%29/'],
    ['../..', '/v1/api/..%2F../'],
    ['\ud800', '/v1/api/{orgID}/'],
  ])('name the organisation %j as a path does, whatever it is called', async (organization, path) => {
    const { status, body } = await examplesIn(organization);
    expect(status).toBe(200);
    expect(body.examples.length).toBeGreaterThan(0);
    const inPaths = body.examples.filter(({ code }) => code.includes('/v1/api/'));
    expect(inPaths.length).toBeGreaterThan(0);
    for (const { code } of inPaths) expect(code).toContain(path);
  });
});
