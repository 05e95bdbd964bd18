import { maskKey } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asking,
  audited,
  bench,
  everything,
  issued,
  now,
  operation,
  startMs,
  system,
} from '../../../test/engine/fixture.ts';
import type { VerifyRequest } from '../verify/decision.ts';
import { written } from './audit-entry.ts';
import { printable } from './printable.ts';

const evil = 'a\r\nseq=1 action=revoke\u202e\u2028';

describe('the audit', () => {
  it('tells every act once, in order, with who did it and from where', () => {
    const { engine, time } = bench();
    const anna = { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' } as const;
    const { key } = issued(engine, { actor: anna, address: '192.0.2.9', requestId: 'req_9' });
    time.nowMs += 10;
    now(engine.update({ actor: anna, id: key.id, name: 'new' }));
    time.nowMs += 10;
    now(engine.revoke({ actor: everything, id: key.id }));
    const records = audited(engine, { key: key.id });
    expect(records.map(({ sequence, action, actor }) => [sequence, action, actor])).toEqual([
      [1, 'issue', 'anna'],
      [2, 'update', 'anna'],
      [3, 'revoke', 'system'],
    ]);
    expect(records[0]).toMatchObject({ address: '192.0.2.9', requestId: 'req_9', owner: 'ada' });
    expect(audited(engine, { since: time.nowMs }).map(({ action }) => action)).toEqual(['revoke']);
    expect(audited(engine, { actor: anna, action: 'issue' })).toHaveLength(1);
  });

  it('security 22: line breaks and direction marks in names and addresses are written out', () => {
    const { engine } = bench();
    const { key, text } = issued(engine, { name: evil, address: evil, requestId: evil });
    expect(key.name).toBe(evil);
    now(engine.verify(asking(`${text}?`, { address: evil, requestId: evil })));
    now(engine.record(now(engine.verify(asking(text, { address: evil }))), { status: 200 }));
    const written = 'a\\u000d\\u000aseq=1 action=revoke\\u202e\\u2028';
    expect(audited(engine)).toMatchObject([
      { address: written, requestId: written, data: { name: written } },
      { address: written, requestId: written },
    ]);
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { lastIp: written } });
  });

  it('security 22: is found by an owner whose name was written out', () => {
    const { engine } = bench();
    issued(engine);
    const { key } = issued(engine, { owner: evil });
    expect(audited(engine, { owner: evil })).toMatchObject([{ key: key.id }]);
  });

  it('security 22: keeps no address where addresses are dropped', () => {
    const { engine } = bench({ options: { addresses: 'dropped' } });
    const { key, text } = issued(engine, { address: '192.0.2.1' });
    now(engine.verify(asking('nonsense')));
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    expect(JSON.stringify([audited(engine), now(engine.get({ actor: everything, id: key.id }))])).not.toContain(
      '192.0.2.1',
    );
  });
});

describe('a page of the audit', () => {
  const acting = () => {
    const made = bench();
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) {
      made.time.nowMs += 1000;
      issued(made.engine, { id, owner: id === 'e' ? 'eve' : 'ada' });
    }
    return made;
  };
  const keysOf = ({ records }: { readonly records: readonly { readonly key: string | null }[] }) =>
    records.map(({ key }) => key);

  it('holds what all of the filters ask for, those of time too', () => {
    const { engine, time } = acting();
    now(engine.revoke({ actor: { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' }, id: 'b' }));
    expect(keysOf(now(engine.audit({ by: 'anna' })))).toEqual(['b']);
    expect(keysOf(now(engine.audit({ by: 'system', owner: 'eve' })))).toEqual(['e']);
    expect(keysOf(now(engine.audit({ key: 'b', action: 'issue' })))).toEqual(['b']);
    expect(keysOf(now(engine.audit({ since: startMs + 2000, until: startMs + 4000 })))).toEqual(['b', 'c']);
    expect(keysOf(now(engine.audit({ since: time.nowMs, order: 'newest_first' })))).toEqual(['b', 'e']);
    const anna = { kind: 'person', id: 'anna', owner: 'ada', scopes: 'all' } as const;
    expect(now(engine.audit({ actor: anna, owner: 'eve' }))).toEqual({ records: [], next: null });
  });

  it('goes on where the one before it ended, whatever is written meanwhile', () => {
    const { engine } = acting();
    const first = now(engine.audit({ limit: 2 }));
    expect([keysOf(first), first.next]).toEqual([['a', 'b'], expect.any(String)]);
    issued(engine, { id: 'f' });
    const second = now(engine.audit({ limit: 2, after: first.next ?? '' }));
    expect(keysOf(second)).toEqual(['c', 'd']);
    const third = now(engine.audit({ limit: 2, after: second.next ?? '' }));
    expect([keysOf(third), third.next]).toEqual([['e', 'f'], null]);
    const newest = now(engine.audit({ limit: 2, order: 'newest_first' }));
    issued(engine, { id: 'g' });
    const older = now(engine.audit({ limit: 2, order: 'newest_first', after: newest.next ?? '' }));
    expect([keysOf(newest), keysOf(older)]).toEqual([
      ['f', 'e'],
      ['d', 'c'],
    ]);
  });

  it('is refused for a cursor of another order or of nowhere, and for a length that it cannot have', () => {
    const { engine } = acting();
    const { next } = now(engine.audit({ limit: 2 }));
    expect(() => engine.audit({ after: next ?? '', order: 'newest_first' })).toThrow(RangeError);
    for (const after of ['', 'o', 'o0', 'o-1', 'x1', 'o1 ', 'ozzzzzzzzzzzz', '1']) {
      expect(() => engine.audit({ after })).toThrow('No page of the audit');
    }
    for (const limit of [0, 1001, 1.5, Number.NaN]) expect(() => engine.audit({ limit })).toThrow('1 to 1000');
  });

  it('in pages of any length, in either order, with any filter, is the whole audit once', () => {
    const writing = fc.array(fc.record({ key: fc.nat(3), isIssue: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(writing, fc.integer({ min: 1, max: 7 }), fc.boolean(), fc.boolean(), (acts, limit, isNewest, one) => {
        const { engine } = bench();
        for (let key = 0; key < 4; key++) issued(engine, { id: `k${key}` });
        for (const [index, { key }] of acts.entries()) {
          now(engine.update({ actor: everything, id: `k${key}`, name: `name ${index}` }));
        }
        const asked = { order: isNewest ? 'newest_first' : 'oldest_first', key: one ? 'k1' : undefined } as const;
        const seen: number[] = [];
        for (let after: string | undefined, more = true; more; ) {
          const page = now(engine.audit({ ...asked, limit, after }));
          expect(page.records.length).toBeLessThanOrEqual(limit);
          seen.push(...page.records.map(({ sequence }) => sequence));
          more = page.next !== null;
          after = page.next ?? undefined;
          // What comes while somebody reads from the newest on is before the beginning.
          if (isNewest) now(engine.update({ actor: everything, id: 'k1', name: `late ${seen.length}` }));
        }
        const mine = audited(engine, { key: asked.key })
          .filter(({ data }) => !String(data.name).startsWith('late'))
          .map(({ sequence }) => sequence);
        expect(seen).toEqual(isNewest ? mine.reverse() : mine);
      }),
      { numRuns: 50 },
    );
  });

  it('security 51: goes by what happened first, though the clock is set back', () => {
    const { engine, time } = bench();
    issued(engine, { id: 'first' });
    time.nowMs -= 300_000;
    issued(engine, { id: 'second' });
    now(engine.verify(asking('nonsense')));
    time.nowMs += 1000;
    now(engine.revoke({ actor: everything, id: 'first' }));
    const records = audited(engine);
    expect(records.map(({ sequence, action }) => `${sequence} ${action}`)).toEqual([
      '1 issue',
      '2 issue',
      '3 authentication_failed',
      '4 revoke',
    ]);
    const times = records.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort());
  });
});

it('tells every act that was done, once, and none that was not', () => {
  const act = fc.record({
    act: fc.constantFrom('issue', 'update', 'regenerate', 'rotate', 'disable', 'enable', 'revoke'),
    key: fc.nat(5),
    by: fc.constantFrom('ada', 'eve'),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const acting = ['issue', 'update', 'regenerate', 'rotate', 'disable', 'revoke'] as const;
      const { engine, store } = bench({
        provider: {
          lifecycle: { ...system.lifecycle, acts: acting, rotation: { overlapMs: { default: 1000, max: 1000 } } },
        },
      });
      /** What a key is, in words: an act that changes nothing of it is not to be told. */
      const stateOf = (id: string) => JSON.stringify(now(store.findById(id)));
      let done = 0;
      for (const [index, { act, key, by }] of acts.entries()) {
        const about = {
          actor: { kind: 'person', id: `person of ${by}`, owner: by, scopes: 'all' },
          id: `k${key}`,
        } as const;
        const before = stateOf(about.id);
        const result =
          act === 'issue'
            ? now(engine.issue({ ...about, owner: by, name: 'a key', scopes: ['read:events'], expiresAt: null }))
            : act === 'update'
              ? now(engine.update({ ...about, name: `name ${index % 3}` }))
              : now(engine[act](about));
        const isDone = result.ok && stateOf(about.id) !== before;
        if (!result.ok) expect(stateOf(about.id)).toBe(before);
        if (isDone) done++;
        const records = audited(engine);
        expect([act, records.length]).toEqual([act, done]);
        if (isDone)
          expect(records.at(-1)).toMatchObject({ action: act, key: about.id, actor: about.actor.id, owner: by });
      }
    }),
    { numRuns: 60 },
  );
});

describe('requests with living keys', () => {
  const ask = (made: ReturnType<typeof bench>, text: string, status: number, told: Partial<VerifyRequest> = {}) => {
    const request = asking(text, told);
    const decision = now(made.engine.verify(request));
    const outcome = { status, operation: request.operation.id, requestId: request.requestId };
    now(made.engine.record(decision, outcome));
  };

  it('ruling 24: are audited where the system declares it, one record for each operation, answer and address', () => {
    const made = bench({ provider: { usage: { ...system.usage, auditsSuccess: true } } });
    const { key, text } = issued(made.engine);
    for (let request = 0; request < 3; request++) ask(made, text, 200);
    ask(made, text, 404);
    ask(made, text, 200, { address: '198.51.100.7', operation: operation({ id: 'listChat' }) });
    expect(audited(made.engine, { by: key.id })).toMatchObject([
      { action: 'request_succeeded', count: 3, owner: 'ada', requestId: 'req_1', data: { operation: 'listEvents' } },
      { action: 'request_failed', count: 1, data: { operation: 'listEvents', status: 404 } },
      { action: 'request_succeeded', count: 1, address: '198.51.100.7', data: { operation: 'listChat', status: 200 } },
    ]);
    made.time.nowMs += 300_000;
    ask(made, text, 200);
    expect(audited(made.engine, { action: 'request_succeeded' }).map(({ count }) => count)).toEqual([3, 1, 1]);
  });

  it('ruling 24: from one address are told apart by operation and by status', () => {
    const made = bench({ options: { auditsRequests: true } });
    const { key, text } = issued(made.engine);
    const listChat = { operation: operation({ id: 'listChat' }) };
    ask(made, text, 200);
    ask(made, text, 201);
    ask(made, text, 200, listChat);
    ask(made, text, 200, listChat);
    expect(audited(made.engine, { by: key.id }).map(({ data, count }) => [data.operation, data.status, count])).toEqual(
      [
        ['listEvents', 200, 1],
        ['listEvents', 201, 1],
        ['listChat', 200, 2],
      ],
    );
  });

  it('ruling 24: are not audited where nobody asks for it, and the engine’s option comes first', () => {
    const quiet = bench();
    ask(quiet, issued(quiet.engine).text, 200);
    expect(audited(quiet.engine).map(({ action }) => action)).toEqual(['issue']);
    const told = bench({ options: { auditsRequests: true } });
    ask(told, issued(told.engine).text, 403);
    expect(audited(told.engine).map(({ action }) => action)).toEqual(['issue', 'request_failed']);
    const hushed = bench({
      provider: { usage: { ...system.usage, auditsSuccess: true } },
      options: { auditsRequests: false },
    });
    ask(hushed, issued(hushed.engine).text, 200);
    expect(audited(hushed.engine).map(({ action }) => action)).toEqual(['issue']);
  });

  it('are no requests of a key where the key was dead or unknown', () => {
    const made = bench({ options: { auditsRequests: true } });
    const { key, text } = issued(made.engine);
    now(made.engine.revoke({ actor: everything, id: key.id }));
    ask(made, text, 401);
    ask(made, 'nonsense', 401);
    expect(audited(made.engine).map(({ action }) => action)).toEqual([
      'issue',
      'revoke',
      'dead_key_refused',
      'authentication_failed',
    ]);
  });
});

it('security 22: masks a key, or a piece of one, that somebody tells with an act', () => {
  const { engine } = bench();
  const piece = issued(engine).text.slice(0, 25);
  const { key, text } = issued(engine);
  const source = `https://paste.example/?q=${piece}&and=${text}`;
  now(engine.revokeLeaked({ actor: everything, text, source }));
  const [mask, rest] = [maskKey(system.keyFormat, text), maskKey(system.keyFormat, piece)];
  expect(audited(engine, { key: key.id, action: 'revoke' })).toMatchObject([
    { data: { source: `https://paste.example/?q=${rest}&and=${mask}` } },
  ]);
});

it('names the installation so that no person and no key is mistaken for it', () => {
  const { engine } = bench();
  const person = (id: string) => ({ kind: 'person', id, owner: 'eve', scopes: 'all' }) as const;
  const issueAs = (id: string) =>
    now(
      engine.issue({
        actor: person(id),
        name: 'x',
        scopes: ['*'],
        expiresAt: null,
        id: id === 'system' ? id : undefined,
      }),
    );
  for (const id of ['system', 'person:system', 'key:system', 'systems', 'eve']) expect(issueAs(id).ok).toBe(true);
  const acting = { kind: 'key', id: 'system', owner: 'eve', environment: 'live', scopes: ['*'] } as const;
  expect(now(engine.update({ actor: acting, id: 'system', name: 'y' })).ok).toBe(true);
  expect(audited(engine, { by: 'system' })).toEqual([]);
  now(engine.revoke({ actor: everything, id: 'system' }));
  expect(audited(engine, { by: 'system' })).toMatchObject([{ action: 'revoke' }]);
  expect(audited(engine).map(({ actor }) => actor)).toEqual([
    'person:system',
    'person:person:system',
    'person:key:system',
    'systems',
    'eve',
    'key:system',
    'system',
  ]);
  expect(audited(engine, { by: 'person:system' })).toHaveLength(1);
});

it('writes out what does not stand on a line, unambiguously, and leaves other writing alone', () => {
  expect(printable('Zoë 研究 🙂')).toBe('Zoë 研究 🙂');
  expect(printable('\\u000a')).toBe('\\\\u000a');
  expect(printable('\n\x7f\x9b\ud800')).toBe('\\u000a\\u007f\\u009b\\ud800');
});

it('security 22: writes every text of a list on one line, with no key in it', () => {
  const { engine, ports } = bench();
  const { text } = issued(engine);
  const context = { settings: { addresses: 'kept' }, provider: system } as unknown as Parameters<typeof written>[0];
  const entry = {
    atMs: ports.clock.now(),
    actor: 'a\nb',
    action: 'update',
    keyId: null,
    owner: null,
    address: null,
    requestId: null,
  } as const;
  const clean = ['read:chat', 'read:events'];
  const { data, actor } = written(context, { ...entry, data: { scopes: ['a\nb', `see ${text}`], clean, count: 3 } });
  expect(data).toEqual({ scopes: ['a\\u000ab', `see ${maskKey(system.keyFormat, text)}`], clean, count: 3 });
  expect(data.clean).toBe(clean);
  expect(actor).toBe('a\\u000ab');
});
