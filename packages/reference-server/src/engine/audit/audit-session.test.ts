import { describe, expect, it } from 'vitest';
import { asking, audited, bench, now } from '../../../test/engine/fixture.ts';

const person = (id: string, owner: string) => ({ kind: 'person', id, owner, scopes: 'all' }) as const;

describe('security 12: who comes to manage keys', () => {
  it('is in the audit of their account, counted, and who is nobody in the installation’s alone', () => {
    const { engine } = bench();
    const ada = person('ada', 'acme');
    for (let at = 0; at < 3; at++) now(engine.auditSession({ action: 'sign_in', actor: ada, address: '192.0.2.1' }));
    now(engine.auditSession({ action: 'sign_out', actor: ada, address: '192.0.2.1' }));
    now(engine.auditSession({ action: 'sign_in_failed', actor: null, address: '192.0.2.1' }));
    const told = (actor?: ReturnType<typeof person>) =>
      audited(engine, actor ? { actor } : {}).map(({ action, actor: by, count }) => [action, by, count]);
    expect(told(ada)).toEqual([
      ['sign_in', 'ada', 3],
      ['sign_out', 'ada', 1],
    ]);
    expect(told(person('bob', 'other'))).toEqual([]);
    expect(told()).toContainEqual(['sign_in_failed', null, 1]);
  });

  it('is told with address and request, however many guess meanwhile', () => {
    const { engine } = bench();
    for (let at = 0; at < 1100; at++) {
      const address = `192.0.2.${at}`;
      now(engine.verify(asking('guess', { address })));
      now(engine.auditSession({ action: 'sign_in_failed', actor: null, address }));
    }
    const event = { actor: person('ada', 'acme'), address: '198.51.100.7', requestId: 'req_7' } as const;
    for (const action of ['sign_in', 'sign_out'] as const) {
      now(engine.auditSession({ ...event, action }));
      expect(audited(engine, { action })).toMatchObject([
        { actor: 'ada', address: '198.51.100.7', requestId: 'req_7' },
      ]);
    }
  });

  it('is told apart by person even where there are too many sources to tell apart', () => {
    const { engine } = bench();
    for (let at = 0; at < 1100; at++) {
      now(engine.auditSession({ action: 'sign_in_failed', actor: null, address: `192.0.2.${at}` }));
    }
    for (const owner of ['acme', 'other']) {
      now(engine.auditSession({ action: 'sign_in', actor: person(`of ${owner}`, owner), address: '192.0.2.1' }));
    }
    for (const owner of ['acme', 'other']) {
      expect(audited(engine, { actor: person('x', owner) })).toMatchObject([{ actor: `of ${owner}`, count: 1 }]);
    }
    expect(audited(engine, { action: 'sign_in_failed' }).length).toBeLessThanOrEqual(1001);
  });
});
