import type { Binding, LimitPolicy } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  operation,
  system,
  verdict,
} from '../../../test/engine/fixture.ts';
import type { Actor } from '../actor.ts';
import type { ReachRequest } from './key-reach.ts';

const binding: Binding = {
  organization: { parameter: 'town' },
  environment: { parameter: 'oven', nameOf: (text) => text.replace(/^oven_/, '') },
  types: [
    { id: 'oven', title: 'Oven', description: 'One oven of a town', reach: 'environment', offered: true },
    { id: 'town', title: 'Town', description: 'All ovens of a town', reach: 'organization', offered: true },
    { id: 'chain', title: 'Chain', description: 'All towns', reach: 'everywhere', offered: false },
  ],
  live: ['stone'],
};
const lifecycle = { ...system.lifecycle, environments: 'shared' } as const;
const hour: LimitPolicy = {
  id: 'hour',
  title: 'an hour',
  quota: 2,
  window: { kind: 'fixed', ms: 3_600_000 },
  partition: 'key',
};
const open = () => bench({ provider: { binding, lifecycle, limits: [hour] } });

const stoneOfUlm = { type: 'oven', organization: 'ulm', environment: 'stone' };
const allOfUlm = { type: 'town', organization: 'ulm' };
const all = { type: 'chain' };
const ada: Actor = { kind: 'person', id: 'ada', owner: 'ada', scopes: 'all', organizations: ['ulm'] };

const problemOf = (reach: ReachRequest | undefined, told: object = {}) => {
  const request = { actor: everything, owner: 'ada', name: 'a key', scopes: ['*'], expiresAt: null, reach, ...told };
  const result = now(open().engine.issue(request));
  return result.ok ? result.key : [result.problem.kind, result.problem.field];
};

describe('a key’s reach', () => {
  it('is kept with it, shown, told of in the audit, and given to who answers', () => {
    const { engine } = open();
    const { key, text } = issued(engine, { reach: { ...stoneOfUlm, environment: 'oven_stone' } });
    expect(key).toMatchObject({ reach: stoneOfUlm, environment: 'live' });
    expect(audited(engine, { key: key.id })[0]?.data).toMatchObject({
      type: 'oven',
      organization: 'ulm',
      boundTo: 'stone',
    });
    expect(now(engine.verify(asking(text)))).toMatchObject({ allowed: true, key: { reach: stoneOfUlm } });
    expect(issued(bench().engine).key.reach).toBeNull();
  });

  it.each([
    ['no type', undefined, ['invalid', 'reach.type']],
    ['a type that there is not', { type: 'street' }, ['invalid', 'reach.type']],
    ['no organisation', { type: 'town' }, ['invalid', 'reach.organization']],
    ['no environment', { type: 'oven', organization: 'ulm' }, ['invalid', 'reach.environment']],
    ['an environment beyond its type', { ...allOfUlm, environment: 'stone' }, ['invalid', 'reach.environment']],
    ['an organisation beyond its type', { ...all, organization: 'ulm' }, ['invalid', 'reach.organization']],
    ['a blank organisation', { ...allOfUlm, organization: ' ' }, ['invalid', 'reach.organization']],
    [
      'an organisation of 256 characters',
      { ...allOfUlm, organization: 'u'.repeat(256) },
      ['invalid', 'reach.organization'],
    ],
  ])('is refused with %s', (_, reach, problem) => {
    expect(problemOf(reach)).toEqual(problem);
  });

  it('cannot be asked of a system that does not bind its keys', () => {
    const request = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, reach: all };
    expect(now(bench().engine.issue(request))).toMatchObject({ problem: { kind: 'invalid', field: 'reach.type' } });
  });

  it('ruling 6: of one environment says what the key’s text names, and a wider one leaves the choice', () => {
    expect(problemOf(stoneOfUlm)).toMatchObject({ environment: 'live' });
    expect(problemOf({ ...stoneOfUlm, environment: 'steel' })).toMatchObject({ environment: 'test' });
    expect(problemOf(stoneOfUlm, { environment: 'test' })).toEqual(['invalid', 'environment']);
    expect(problemOf(allOfUlm)).toMatchObject({ environment: 'live' });
    expect(problemOf(allOfUlm, { environment: 'test' })).toMatchObject({ environment: 'test' });
  });

  it('security 37: of a person’s key lies in the person’s organisations and is of a type that is offered', () => {
    expect(problemOf(allOfUlm, { actor: ada })).toMatchObject({ owner: 'ada' });
    expect(problemOf({ ...allOfUlm, organization: 'bonn' }, { actor: ada })).toEqual([
      'beyond_authority',
      'reach.organization',
    ]);
    expect(problemOf(all, { actor: ada })).toEqual(['beyond_authority', 'reach.type']);
    const { organizations: _, ...nobodys } = ada;
    expect(problemOf(allOfUlm, { actor: nobodys })).toEqual(['beyond_authority', 'reach.organization']);
    expect(problemOf(all)).toMatchObject({ reach: { type: 'chain', organization: null, environment: null } });
    const longest = 'u'.repeat(255);
    expect(problemOf({ ...allOfUlm, organization: longest })).toMatchObject({ reach: { organization: longest } });
  });
});

describe('a request', () => {
  const at = (organization: string | null, environment: string | null) => ({ organization, environment });

  it.each([
    [
      'oven',
      stoneOfUlm,
      ['allowed', 'wrong_environment', 'allowed', 'wrong_organization', 'wrong_organization', 'allowed'],
    ],
    ['town', allOfUlm, ['allowed', 'allowed', 'allowed', 'wrong_organization', 'wrong_organization', 'allowed']],
    ['chain', all, ['allowed', 'allowed', 'allowed', 'allowed', 'allowed', 'allowed']],
  ])('is let in as far as a key of the type %s reaches', (_, reach, verdicts) => {
    const places = [
      at('ulm', 'oven_stone'),
      at('ulm', 'steel'),
      at('ulm', null),
      at('bonn', 'stone'),
      at('nowhere', null),
      at(null, null),
    ];
    const told = places.map((place) => {
      const { engine } = open();
      return verdict(engine, asking(issued(engine, { reach }).text, place));
    });
    expect(told).toEqual(verdicts);
  });

  it('security 44: is let in nowhere with a key from before the system bound its keys, but where there is no place', () => {
    const before = bench({ provider: { lifecycle } });
    const { text } = issued(before.engine);
    const { engine } = bench({ provider: { binding, lifecycle }, ports: before.ports });
    const places = [at('ulm', 'stone'), at('ulm', null), at(null, 'stone'), at(null, null)];
    expect(places.map((place) => verdict(engine, asking(text, place)))).toEqual([
      'wrong_organization',
      'wrong_organization',
      'wrong_environment',
      'allowed',
    ]);
  });

  it('security 61: beyond a key’s reach costs nothing, and is told what is left', () => {
    const { engine } = open();
    const { text } = issued(engine, { reach: stoneOfUlm });
    for (const environment of ['steel', 'iron', 'clay']) {
      expect(now(engine.verify(asking(text, at('ulm', environment))))).toMatchObject({
        refusal: { kind: 'wrong_environment', environment },
        limits: [{ policy: 'hour', remaining: 2 }],
      });
    }
    expect(verdict(engine, asking(text, at('ulm', 'stone')))).toBe('allowed');
  });

  it('is told first that the key is dead, then that it does not reach, then that it lacks a scope', () => {
    const { engine } = open();
    const { key, text } = issued(engine, { reach: stoneOfUlm, scopes: ['read:chat'] });
    const asked = { ...at('bonn', null), operation: operation({ scopes: [['write:events']] }) };
    expect(verdict(engine, asking(text, asked))).toBe('wrong_organization');
    expect(verdict(engine, asking(text, { ...asked, organization: 'ulm' }))).toBe('insufficient_scope');
    now(engine.revoke({ actor: everything, id: key.id }));
    expect(verdict(engine, asking(text, asked))).toBe('revoked_key');
  });
});

describe('a key that acts on keys', () => {
  it('security 10: sees none beyond its own reach', () => {
    const { engine } = open();
    const [stone, steel, town] = [stoneOfUlm, { ...stoneOfUlm, environment: 'steel' }, allOfUlm].map(
      (reach) => issued(engine, { reach }).key,
    );
    const actorOf = (key: typeof stone): Actor => ({
      kind: 'key',
      id: key?.id ?? '',
      owner: 'ada',
      environment: 'live',
      reach: key?.reach ?? null,
      scopes: ['*'],
    });
    const seen = (actor: Actor) => {
      const listed = now(engine.list({ actor }));
      return listed.ok ? listed.keys.map(({ id }) => id) : listed.problem;
    };
    expect(seen(actorOf(stone))).toEqual([stone?.id]);
    expect(seen(actorOf(town))).toEqual([town?.id, steel?.id, stone?.id]);
    const got = (id = '') => now(engine.get({ actor: actorOf(stone), id }));
    expect(got(town?.id)).toEqual(got('key_that_never_was'));
    expect(now(engine.revoke({ actor: actorOf(stone), id: town?.id ?? '' }))).toMatchObject({ ok: false });
  });
});

describe('keys that come from elsewhere', () => {
  const text = `acme_live_${'a1'.repeat(16)}`;

  it('are given a reach too', () => {
    const { engine } = open();
    const request = { actor: everything, owner: 'ada', name: 'a', scopes: ['*'], expiresAt: null, secret: text };
    expect(now(engine.importKey({ ...request, reach: { ...stoneOfUlm, environment: 'steel' } }))).toMatchObject({
      problem: { field: 'environment' },
    });
    expect(now(engine.importKey({ ...request, reach: stoneOfUlm }))).toMatchObject({ key: { reach: stoneOfUlm } });
  });

  it('bring theirs from a system’s own table, and take it there', () => {
    const { engine } = open();
    const { key } = issued(engine, { reach: stoneOfUlm });
    const exported = now(engine.records({ actor: everything }));
    if (!exported.ok) throw new Error(exported.problem.message);
    const [record] = exported.records;
    if (!record) throw new Error('There is no record.');
    const other = open().engine;
    expect(now(other.adopt({ actor: everything, record }))).toMatchObject({ key: { id: key.id, reach: stoneOfUlm } });
    expect(now(other.adopt({ actor: everything, record: { ...record, id: null, reach: null } }))).toMatchObject({
      problem: { field: 'reach.type' },
    });
  });
});
