import type { Binding } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { asking, audited, bench, everything, issued, now, operation, system } from '../../../test/engine/fixture.ts';
import type { Keeper } from '../actor.ts';
import type { ActResult } from '../problem.ts';

const binding: Binding = {
  organization: { parameter: 'town', nameOf: (text) => text.replace(/^town_/, '') },
  environment: { parameter: 'oven' },
  types: [
    { id: 'town', title: 'Town', description: 'All ovens of a town', reach: 'organization', offered: true },
    { id: 'chain', title: 'Chain', description: 'All towns', reach: 'everywhere', offered: false },
  ],
  live: ['stone'],
};
const lifecycle = {
  ...system.lifecycle,
  acts: ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'],
  rotation: { overlapMs: { default: 1000, max: 1000 } },
} as const;

const bakers = { kind: 'person', owner: 'bakers', scopes: 'all' } as const;
const ada: Keeper = { ...bakers, id: 'ada', organizations: ['town_ulm'] };
const ben: Keeper = { ...bakers, id: 'ben', organizations: ['bonn'] };
const eve: Keeper = { ...bakers, id: 'eve', organizations: ['ulm', 'bonn'] };
const nobodys: Keeper = { ...bakers, id: 'nil', organizations: [] };
const untold: Keeper = { ...bakers, id: 'una' };

const told = <Done>(result: ActResult<Done>): Done => {
  if ('problem' in result) throw new Error(result.problem.message);
  return result;
};

/** One account with keys in two towns, and one for all of them; each was used as often as its name says. */
const towns = () => {
  const made = bench({ provider: { binding, lifecycle } });
  const { engine } = made;
  const keyOf = (name: string, reach: { type: string; organization?: string }, uses: number) => {
    const { key, text } = issued(engine, { owner: 'bakers', name, reach });
    for (let use = 0; use < uses; use++) {
      now(engine.record(now(engine.verify(asking(text))), { status: 200, operation: operation().id }));
    }
    return { id: key.id, text };
  };
  const keys = {
    ulm: keyOf('ulm', { type: 'town', organization: 'ulm' }, 1),
    bonn: keyOf('bonn', { type: 'town', organization: 'town_bonn' }, 2),
    all: keyOf('all', { type: 'chain' }, 4),
  };
  return { ...made, keys };
};

const people = [
  ['of one organisation, by another of its names', ada, ['ulm']],
  ['of another', ben, ['bonn']],
  ['of both', eve, ['bonn', 'ulm']],
  ['of none', nobodys, []],
  ['of whom no organisations are told', untold, ['all', 'bonn', 'ulm']],
] as const;

describe.each(people)('a person %s', (_, actor, own) => {
  const isOwn = (name: string) => (own as readonly string[]).includes(name);

  it('security 44: lists and gets the keys of their organisations, page by page', () => {
    const { engine, keys } = towns();
    const names: string[] = [];
    let after: string | undefined;
    do {
      const page = told(now(engine.list({ actor, limit: 1, after })));
      names.push(...page.keys.map(({ name }) => name));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(names).toEqual(own);
    for (const [name, { id }] of Object.entries(keys)) {
      expect(now(engine.get({ actor, id }))).toMatchObject({ ok: isOwn(name) });
      // Nor does another's key tell that it is there, as the place where a page ends.
      expect(now(engine.list({ actor, after: id }))).toMatchObject({ ok: isOwn(name) });
    }
  });

  it('security 44: does nothing to another’s key, and is answered as of a key that never was', () => {
    for (const name of ['ulm', 'bonn', 'all'] as const) {
      const { engine, keys, time } = towns();
      const before = audited(engine);
      const channel = { kind: 'callback' } as const;
      const answers = (id: string) => [
        now(engine.update({ actor, id, name: 'mine' })),
        now(engine.regenerate({ actor, id })),
        now(engine.rotate({ actor, id })),
        now(engine.rotation({ actor, id })),
        now(engine.disable({ actor, id })),
        now(engine.enable({ actor, id })),
        now(engine.incident({ actor, key: id })),
        now(engine.limits({ actor, key: id })),
        now(engine.usage({ actor, key: id, from: time.nowMs, to: time.nowMs + 1, step: 'hour' })),
        now(engine.alerts.create({ actor, key: id, condition: busy, channel })),
        now(engine.revokeLineage({ actor, id })),
        now(engine.revoke({ actor, id })),
      ];
      const given = answers(keys[name].id);
      if (isOwn(name)) {
        expect(given[0]).toMatchObject({ ok: true });
        expect(given.at(-1)).toMatchObject({ ok: true });
      } else {
        expect(given).toEqual(answers('key_that_never_was'));
        expect(audited(engine)).toEqual(before);
      }
    }
  });

  it('security 44: reads the audit of their keys, in whole pages, and of the account', () => {
    const { engine } = towns();
    now(engine.alerts.create({ actor: everything, owner: 'bakers', condition: busy, channel: { kind: 'callback' } }));
    const seen: (string | undefined)[] = [];
    let after: string | undefined;
    do {
      const page = now(engine.audit({ actor, limit: 1, after, order: 'newest_first' }));
      expect(page.records.length).toBe(1);
      seen.push(...page.records.map(({ key, data }) => (key === null ? 'the account' : String(data.name))));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['the account', ...own]);
  });

  it('security 44: counts the use of their keys alone', () => {
    const { engine, time } = towns();
    const { points, operations } = told(
      now(engine.usage({ actor, from: time.nowMs, to: time.nowMs + 1, step: 'hour' })),
    );
    const uses = { ulm: 1, bonn: 2, all: 4 };
    const sum = own.reduce((total, name) => total + uses[name], 0);
    expect(points).toMatchObject([{ requests: sum }]);
    expect(operations.reduce((total, { requests }) => total + requests, 0)).toBe(sum);
  });

  it('security 44: finds and revokes leaked keys of theirs, and of the others learns nothing', () => {
    const { engine, keys } = towns();
    const text = Object.values(keys)
      .map((key) => key.text)
      .join('\n');
    const names = () => told(now(engine.leaks({ actor, text }))).leaks.map(({ key, isLive }) => [key?.name, isLive]);
    const expected = (isLive: boolean) =>
      ['ulm', 'bonn', 'all'].map((name) => (isOwn(name) ? [name, isLive] : [undefined, false]));
    expect(names()).toEqual(expected(true));
    told(now(engine.revokeLeaked({ actor, text })));
    expect(names()).toEqual(expected(false));
    const revoked = audited(engine, { action: 'revoke' }).map(({ key }) => key);
    expect(new Set(revoked)).toEqual(new Set(own.map((name) => keys[name].id)));
  });

  it('security 44: issues keys for their organisations, and for no other', () => {
    const { engine } = towns();
    for (const organization of ['ulm', 'town_bonn', 'paris']) {
      const reach = { type: 'town', organization };
      const request = { actor, name: 'a key', scopes: ['read:events'], expiresAt: null, reach };
      const may = actor !== untold && isOwn(organization.replace('town_', ''));
      expect(now(engine.issue(request))).toMatchObject(
        may ? { ok: true } : { problem: { kind: 'beyond_authority', field: 'reach.organization' } },
      );
    }
  });

  it('security 44: is alerted of the use and the lives of their keys alone, and sees no wider alert', () => {
    const { engine, time, keys } = towns();
    const channel = { kind: 'email', to: 'bakers@example.org' } as const;
    const makes = (who: Keeper, condition: typeof busy | typeof idle, key?: string) =>
      told(now(engine.alerts.create({ actor: who, owner: 'bakers', condition, channel, key }))).alert.id;
    makes(everything, busy);
    const all = [makes(untold, busy), ...Object.values(keys).map(({ id }) => makes(everything, idle, id))];
    const mine = [makes(actor, busy), makes(actor, idle)];
    time.nowMs += 31 * 86_400_000;

    const visible = told(now(engine.alerts.list({ actor }))).alerts;
    if (actor !== untold) expect(visible.map(({ id }) => id)).not.toContain(all[0]);
    expect(visible.map(({ id }) => id)).toEqual(expect.arrayContaining(mine));
    const { crossings } = told(now(engine.alerts.crossings({ actor })));
    const ids = new Set(own.map((name) => keys[name].id));
    expect(crossings.filter(({ key }) => key !== null).every(({ key }) => ids.has(key ?? ''))).toBe(true);
    expect(crossings.filter(({ alert, key }) => alert === mine[1] && key !== null)).toHaveLength(own.length);
    expect(told(now(engine.alerts.outbox({ actor }))).mails).toHaveLength(crossings.length);
    // What is above two answers a minute is what the person's keys make of it.
    const uses = { ulm: 1, bonn: 2, all: 4 };
    const sum = own.reduce((total, name) => total + uses[name], 0);
    expect(crossings.filter(({ alert }) => alert === mine[0]).map(({ value }) => value)).toEqual(sum > 2 ? [sum] : []);
    for (const [at, name] of (['ulm', 'bonn', 'all'] as const).entries()) {
      expect(now(engine.alerts.delete({ actor, id: all[at + 1] ?? '' }))).toMatchObject({ ok: isOwn(name) });
    }
  });
});

const busy = { kind: 'requests_per_minute', above: 2 } as const;
const idle = { kind: 'unused', days: 30 } as const;

describe('a person whose organisations became others', () => {
  it('security 44, 69: is not given again what an Idempotency-Key once brought them', () => {
    const { engine } = towns();
    const idempotencyKey = '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e';
    const reach = { type: 'town', organization: 'ulm' };
    const request = { name: 'a key', scopes: ['read:events'], expiresAt: null, reach, idempotencyKey };
    expect(now(engine.issue({ ...request, actor: ada }))).toMatchObject({ ok: true });
    expect(now(engine.issue({ ...request, actor: ada }))).toMatchObject({ ok: true, isReplayed: true });
    expect(now(engine.issue({ ...request, actor: { ...ada, organizations: ['bonn'] } }))).toMatchObject({
      problem: { kind: 'not_found' },
    });
  });
});
