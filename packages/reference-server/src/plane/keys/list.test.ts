import type { Provider } from '@latchkey/providers';
import { heratio } from '@latchkey/providers/heratio';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { describe, expect, it } from 'vitest';
import { issued, type Office, signedIn } from '../../../test/plane/managed-systems.ts';
import { openOffice } from '../../../test/plane/open-office.ts';
import { memoryStore } from '../../engine/stores/memory.ts';
import { after } from '../../maybe-promise.ts';
import type { World } from '../../world.ts';
import { heratioWorld } from '../../worlds/heratio/index.ts';
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

  it('is by when keys were created, also those that were taken in from elsewhere', async () => {
    const office = await signedIn(openOffice(heratio, heratioWorld()), 'researcher_1');
    for (const name of ['new 1', 'new 2']) {
      await issued(office, { name, permissions: ['read'] });
      await office.server.clock.advance('1m');
    }
    const [row] = await office.server.keys.exportRows();
    const elsewhere = ['2025', '2020', '2023'].map((year, index) =>
      Object.assign({}, row, {
        id: 900 + index,
        name: year,
        api_key: String(index).repeat(64),
        created_at: `${year}-03-01 00:00:00`,
      }),
    );
    await office.server.keys.importRows(elsewhere);
    const names = async (order: string) => {
      const read: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const { body } = await office.get<Wire['KeyPage']>(`/keys?order=${order}&limit=2${query}`);
        read.push(...body.items.map(({ name }) => name));
        cursor = body.next;
      }
      return read;
    };
    const oldestFirst = ['2020', '2023', '2025', 'new 1', 'new 2'];
    expect([await names('desc'), await names('asc')]).toEqual([oldestFirst.toReversed(), oldestFirst]);
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

describe('how much is read for a page', () => {
  /** A server over a store that counts the keys that it gives. */
  const openCounting = async (
    provider: Provider,
    world: World,
    form: { readonly name: string; readonly scopes: string[] },
    keys: number,
  ) => {
    let read = 0;
    const store = () => {
      const memory = memoryStore();
      const list: typeof memory.list = (query) =>
        after(memory.list(query), (found) => {
          read += found.length;
          return found;
        });
      return { ...memory, list };
    };
    const office = await signedIn(openOffice(provider, world, { store }));
    for (let at = 0; at < keys; at++) await office.server.keys.issue({ ...form, name: `key ${at}` });
    const readFor = async (path: string, method = 'GET') => {
      const before = read;
      const { status, body } = await office.ask<Wire['KeyPage'] & Wire['Key']>(method, path);
      expect(status).toBe(200);
      return { body, read: read - before };
    };
    return { ...office, readFor };
  };

  it('is the page alone, newest first, on every page and whatever is asked for', async () => {
    const { readFor } = await openCounting(hyperstudy, hyperstudyWorld(), reader, 300);
    let next = '';
    let total = 0;
    for (let page = 0; page < 15; page++) {
      const told = await readFor(`/keys?limit=20${next}`);
      expect([told.read <= 21, told.body.total]).toEqual([true, 300]);
      total += told.read;
      next = `&cursor=${told.body.next}`;
    }
    expect(total).toBeLessThan(320);
    for (const query of ['status=active', 'environment=live', 'text=key 29']) {
      expect((await readFor(`/keys?limit=5&${query}`)).read).toBeLessThanOrEqual(6);
    }
  });

  it('is not every key, where it is asked which one is the last of its kind', async () => {
    const form = { name: '', scopes: ['memory:admin'] };
    const { readFor, server } = await openCounting(hypermemory, hypermemoryWorld(), form, 1);
    await server.accounts.setPlan('pro', { keys: null });
    const [first] = (await server.keys.list()).keys;
    const warned = async () => (await readFor(`/keys/${first?.id}`)).body.warnings;
    expect(await warned()).toHaveLength(1);
    for (let at = 0; at < 200; at++) await server.keys.issue({ ...form, name: `admin ${at}` });
    expect(await warned()).toEqual([]);
    expect((await readFor(`/keys/${first?.id}`)).read).toBeLessThanOrEqual(3);
    expect((await readFor('/keys?limit=10')).read).toBeLessThanOrEqual(14);
    expect((await readFor(`/keys/${first?.id}/revoke`, 'POST')).read).toBeLessThanOrEqual(3);
  });
});
