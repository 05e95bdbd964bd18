import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, type Office, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import { hypermemoryWorld } from '../../worlds/hypermemory/index.ts';
import { hypersaveWorld } from '../../worlds/hypersave/index.ts';
import { hyperstudyWorld } from '../../worlds/hyperstudy/index.ts';
import type { Wire } from '../wire.ts';

const study = (person?: string) => signedIn(openOffice(hyperstudy, hyperstudyWorld()), person);
const reader = { name: 'Reader', scopes: ['read:events'] };

describe('a list of keys', () => {
  it('comes in pages that neither miss a key nor repeat one, in every order', async () => {
    const office = await study();
    for (let at = 0; at < 25; at++) {
      const expires = at % 3 === 0 ? 'never' : '90d';
      await issued(office, { ...reader, name: `${String.fromCharCode(97 + ((at * 7) % 26))} ${at}`, expires });
      if (at % 5 === 0) await office.server.clock.advance('1h');
    }
    for (const sort of ['created', 'lastUsed', 'name', 'expires']) {
      for (const order of ['asc', 'desc']) {
        const whole = await office.get<Wire['KeyPage']>(`/keys?sort=${sort}&order=${order}&limit=200`);
        const ids: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const { body } = await office.get<Wire['KeyPage']>(`/keys?sort=${sort}&order=${order}&limit=4${query}`);
          expect(body.total).toBe(25);
          ids.push(...body.items.map(({ id }) => id));
          cursor = body.next;
        }
        expect([sort, order, ids]).toEqual([sort, order, whole.body.items.map(({ id }) => id)]);
        expect(new Set(ids).size).toBe(25);
      }
    }
  });

  it('goes on where it ended, though a key was issued or revoked meanwhile', async () => {
    const office = await study();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await issued(office, { ...reader, name });
      await office.server.clock.advance('1m');
    }
    const { body: first } = await office.get<Wire['KeyPage']>('/keys?limit=2');
    expect(first.items.map(({ name }) => name)).toEqual(['e', 'd']);
    await issued(office, { ...reader, name: 'f' });
    await office.post(`/keys/${first.items[1]?.id}/revoke`);
    const { body: second } = await office.get<Wire['KeyPage']>(`/keys?limit=2&cursor=${first.next}`);
    expect(second.items.map(({ name }) => name)).toEqual(['c', 'b']);
  });

  it('is filtered by status, environment and text, and sorted by name', async () => {
    const office = await study();
    const { key } = await issued(office, { ...reader, name: 'Zeta export', description: 'of the pilot' });
    await issued(office, { ...reader, name: 'alpha', environment: 'test' });
    await office.post(`/keys/${key.id}/revoke`);
    const names = async (query: string) =>
      (await office.get<Wire['KeyPage']>(`/keys?${query}`)).body.items.map(({ name }) => name);

    expect(await names('status=revoked')).toEqual(['Zeta export']);
    expect(await names('status=active')).toEqual(['alpha']);
    expect(await names('environment=test')).toEqual(['alpha']);
    expect(await names('text=PILOT')).toEqual(['Zeta export']);
    expect(await names(`text=${key.id}`)).toEqual(['Zeta export']);
    expect(await names('text=nothing')).toEqual([]);
    expect(await names('sort=name&order=asc')).toEqual(['alpha', 'Zeta export']);
  });

  it('shows revoked keys as the system does (ruling 13)', async () => {
    const shown = async (office: Office, form: Wire['NewKey'], person?: string) => {
      await signedIn(office, person);
      const { key } = await issued(office, form);
      await office.post(`/keys/${key.id}/revoke`);
      const count = async (query: string) => (await office.get<Wire['KeyPage']>(`/keys${query}`)).body.total;
      return [await count(''), await count('?status=revoked')];
    };
    expect(await shown(openOffice(hyperstudy, hyperstudyWorld()), reader)).toEqual([1, 1]);
    const memory = openOffice(hypermemory, hypermemoryWorld());
    expect(await shown(memory, { name: 'a', scopes: ['memory:read'] })).toEqual([0, 1]);
    expect(await shown(openOffice(hypersave, hypersaveWorld()), { name: 'a' })).toEqual([0, 0]);
  });

  it.each(['x', 'bm90anNvbg', '%00', btoa('["created","asc",1,"a"]'), btoa('["name","desc",1,"a"]'), btoa('[]')])(
    'refuses a cursor that is none of its own: %s',
    async (cursor) => {
      const office = await study();
      const { status, body } = await office.get(`/keys?cursor=${encodeURIComponent(cursor)}`);
      expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_request', field: 'cursor' } });
    },
  );
});
