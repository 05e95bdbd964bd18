import { describe, expect, it } from 'vitest';
import { bench, issued, now } from '../../../test/engine/fixture.ts';
import type { KeyFacts, KeyFilter, KeyQuery } from './key-facts.ts';
import { keyTable } from './key-table.ts';

const template = (): KeyFacts => {
  const { engine, store } = bench();
  issued(engine, { id: 'k0' });
  const facts = now(store.findById('k0'));
  if (facts === null) throw new Error('The key is not in the store.');
  return facts;
};
const facts = template();
const key = (id: string, told: Partial<KeyFacts> = {}): KeyFacts => ({
  ...facts,
  id,
  lineage: id,
  digest: `digest of ${id}`,
  ...told,
});
const query = (told: Partial<KeyQuery> = {}): KeyQuery => ({
  owner: null,
  environment: null,
  status: null,
  withRevoked: true,
  after: null,
  limit: 100,
  nowMs: 0,
  ...told,
});
const filled = (...keys: readonly KeyFacts[]) => {
  const table = keyTable();
  for (const each of keys) table.add(each);
  const list = (told?: Partial<KeyQuery>) => table.list(query(told)).map(({ id }) => id);
  return { table, list };
};

describe('a table of keys', () => {
  it('lists the newest first, of everybody or of an owner, on from any key', () => {
    const { list } = filled(
      ...['a', 'b', 'c', 'd', 'e'].map((id, index) => key(id, { owner: index % 2 ? 'bob' : 'ada' })),
    );
    expect(list()).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(list({ limit: 2 })).toEqual(['e', 'd']);
    expect(list({ after: 'd', limit: 2 })).toEqual(['c', 'b']);
    expect(list({ after: 'a' })).toEqual([]);
    expect([list({ owner: 'ada' }), list({ owner: 'bob' }), list({ owner: 'eve' })]).toEqual([
      ['e', 'c', 'a'],
      ['d', 'b'],
      [],
    ]);
    expect([list({ owner: 'ada', after: 'c' }), list({ owner: 'bob', after: 'd' })]).toEqual([['a'], ['b']]);
    expect(list({ limit: 0 })).toEqual([]);
  });

  it('lists by when keys were created, whenever they came in, and goes on from where a page ended', () => {
    const { table, list } = filled(
      key('new', { createdAtMs: 50 }),
      key('y25', { createdAtMs: 25, owner: 'bob' }),
      key('y20', { createdAtMs: 20 }),
      key('y23', { createdAtMs: 23 }),
      key('y20 too', { createdAtMs: 20 }),
    );
    const newestFirst = ['new', 'y25', 'y23', 'y20 too', 'y20'];
    expect(list()).toEqual(newestFirst);
    expect(newestFirst.map((after) => list({ after, limit: 1 }))).toEqual([['y25'], ['y23'], ['y20 too'], ['y20'], []]);
    expect(list({ owner: 'ada', after: 'y23' })).toEqual(['y20 too', 'y20']);
    table.add(key('y21', { createdAtMs: 21 }));
    expect([list({ after: 'y23', limit: 1 }), list({ owner: 'ada', after: 'y21' })]).toEqual([
      ['y21'],
      ['y20 too', 'y20'],
    ]);
  });

  it.each<[string, KeyFilter, string[]]>([
    ['a scope of theirs, which another does not imply', { scopes: ['read:chat', 'admin'] }, ['c', 'b']],
    ['no scope at all', { scopes: [] }, []],
    ['an environment, their own or that of their reach', { environments: ['test', 'dev'] }, ['c', 'b']],
    ['a type', { type: 't' }, ['c']],
    ['a text in their name', { text: 'WEEKLY' }, ['b']],
    ['a text in their description', { text: 'pilot' }, ['c']],
    ['a text in their id', { text: 'a' }, ['c', 'b', 'a']],
    ['all of it together', { scopes: ['read:chat'], text: 'weekly' }, ['b']],
    ['nothing', {}, ['c', 'b', 'a']],
  ])('keeps keys by %s, and counts as many as it lists', (_, only, expected) => {
    const { table, list } = filled(
      key('a', { name: 'x', description: null, mask: 'a', scopes: ['*'] }),
      key('b', { name: 'Weekly a', mask: '', scopes: ['read:chat'], environment: 'test' }),
      key('c', {
        name: 'a',
        mask: '',
        description: 'Of the pilot',
        scopes: ['read:events', 'admin'],
        reach: { type: 't', organization: 'acme', environment: 'dev' },
      }),
      key('d', { name: 'of bob', owner: 'bob' }),
    );
    expect(list({ owner: 'ada', only })).toEqual(expected);
    expect(table.count(query({ owner: 'ada', only }))).toBe(expected.length);
  });

  it('lists what is asked for, and no more of it than that', () => {
    const place = (environment: string | null) => ({ type: 't', organization: 'acme', environment });
    const { list } = filled(
      key('live', { reach: place('prod') }),
      key('test', { environment: 'test', reach: place('dev') }),
      key('wide', { reach: place(null) }),
      key('revoked', { revokedAtMs: 1 }),
      key('expired', { expiresAtMs: 5 }),
    );
    expect(list({ withRevoked: false })).toEqual(['expired', 'wide', 'test', 'live']);
    expect(list({ environment: 'test' })).toEqual(['test']);
    expect(list({ status: 'revoked' })).toEqual(['revoked']);
    expect(list({ status: 'expired', nowMs: 4 })).toEqual([]);
    expect(list({ status: 'expired', nowMs: 5 })).toEqual(['expired']);
    expect(list({ reach: place('prod') })).toEqual(['live']);
    expect(list({ reach: place(null) })).toEqual(['wide', 'test', 'live']);
    expect(list({ status: 'active', limit: 1 })).toEqual(['expired']);
  });

  it('keeps equal scopes once, and scopes that only look equal apart', () => {
    const { table } = filled(
      key('a', { scopes: ['ab', 'c'] }),
      key('b', { scopes: ['ab', 'c'] }),
      key('c', { scopes: ['a', 'bc'] }),
    );
    const scopes = ['a', 'b', 'c'].map((id) => table.rowOf(id)?.facts.scopes);
    expect(scopes).toEqual([
      ['ab', 'c'],
      ['ab', 'c'],
      ['a', 'bc'],
    ]);
    expect(scopes[0]).toBe(scopes[1]);
    const row = table.rowOf('c');
    expect(row && table.change(row, { scopes: ['ab', 'c'] }).scopes).toBe(scopes[0]);
  });

  it('leads from an earlier digest to the facts of a renewed key, and from none of a moved one', () => {
    const { table } = filled(key('a'), key('b'));
    const [a, b] = [table.rowOf('a'), table.rowOf('b')];
    if (!a || !b) throw new Error('The keys are not in the table.');
    table.renew(a, { digest: 'new', digestVersion: 0, mask: 'm' });
    expect([table.under('digest of a'), table.under('new')]).toEqual([a.facts, a.facts]);
    expect(a.facts).toMatchObject({ digest: 'new', version: 2 });
    table.change(a, { revokedAtMs: 5 });
    expect(table.under('digest of a')).toMatchObject({ digest: 'new', revokedAtMs: 5 });
    expect(['digest of a', 'new', 'digest of b', 'nothing'].map(table.isKnown)).toEqual([true, true, true, false]);
    table.move(b, { digest: 'moved', digestVersion: 1 });
    expect([table.under('digest of b'), table.under('moved')]).toEqual([null, b.facts]);
    expect(b.facts).toMatchObject({ digestVersion: 1, version: 1 });
    table.move(b, { digest: 'moved on', digestVersion: 2 });
    expect(['digest of b', 'moved', 'moved on', 'new'].map(table.presentOf)).toEqual([
      'moved on',
      'moved on',
      'moved on',
      'new',
    ]);
    expect(table.isKnown('digest of b')).toBe(true);
    expect([table.under('nothing'), table.rowOf('nobody')]).toEqual([null, undefined]);
  });

  it('counts the active keys of an owner, as keys come and go', () => {
    const { table } = filled(key('a'), key('b', { expiresAtMs: 10 }), key('c', { owner: 'bob' }));
    expect([table.active('ada', 0), table.active('bob', 0), table.active('eve', 0)]).toEqual([2, 1, 0]);
    table.add(key('d'));
    table.add(key('e', { owner: 'eve' }));
    expect([table.active('ada', 9), table.active('ada', 10), table.active('eve', 0)]).toEqual([3, 2, 1]);
    const row = table.rowOf('a');
    if (row) table.change(row, { disabledAtMs: 1 });
    expect(table.active('ada', 10)).toBe(1);
    if (row) table.change(row, { disabledAtMs: null });
    expect(table.active('ada', 10)).toBe(2);
  });
});
