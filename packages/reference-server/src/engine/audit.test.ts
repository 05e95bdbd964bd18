import { describe, expect, it } from 'vitest';
import { asking, bench, everything, issued, now } from '../../test/engine/fixture.ts';
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
    const records = now(engine.audit({ key: key.id }));
    expect(records.map(({ sequence, action, actor }) => [sequence, action, actor])).toEqual([
      [1, 'issue', 'anna'],
      [2, 'update', 'anna'],
      [3, 'revoke', 'system'],
    ]);
    expect(records[0]).toMatchObject({ address: '192.0.2.9', requestId: 'req_9', owner: 'ada' });
    expect(now(engine.audit({ since: time.nowMs })).map(({ action }) => action)).toEqual(['revoke']);
    expect(now(engine.audit({ actor: anna, action: 'issue' }))).toHaveLength(1);
  });

  it('security 22: line breaks and direction marks in names and addresses are written out', () => {
    const { engine } = bench();
    const { key, text } = issued(engine, { name: evil, address: evil, requestId: evil });
    expect(key.name).toBe(evil);
    now(engine.verify(asking(`${text}?`, { address: evil, requestId: evil })));
    now(engine.record(now(engine.verify(asking(text, { address: evil }))), { status: 200 }));
    const written = 'a\\u000d\\u000aseq=1 action=revoke\\u202e\\u2028';
    expect(now(engine.audit())).toMatchObject([
      { address: written, requestId: written, data: { name: written } },
      { address: written, requestId: written },
    ]);
    expect(now(engine.get({ actor: everything, id: key.id }))).toMatchObject({ key: { lastIp: written } });
  });

  it('security 22: keeps no address where addresses are dropped', () => {
    const { engine } = bench({ options: { addresses: 'dropped' } });
    const { key, text } = issued(engine, { address: '192.0.2.1' });
    now(engine.verify(asking('nonsense')));
    now(engine.record(now(engine.verify(asking(text))), { status: 200 }));
    expect(JSON.stringify([now(engine.audit()), now(engine.get({ actor: everything, id: key.id }))])).not.toContain(
      '192.0.2.1',
    );
  });
});

it('writes out what does not stand on a line, unambiguously, and leaves other writing alone', () => {
  expect(printable('Zoë 研究 🙂')).toBe('Zoë 研究 🙂');
  expect(printable('\\u000a')).toBe('\\\\u000a');
  expect(printable('\n\x7f\x9b\ud800')).toBe('\\u000a\\u007f\\u009b\\ud800');
});
