import type { Operation } from '@latchkey/providers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';
import { bakery } from '../../test/bakery/provider.ts';
import { challengeHeaders } from './challenge.ts';

const headerText = /^[\t\x20-\x7e]*$/;
const headers = (response: Response) => [...response.headers];

/** Texts that would end a header or a quotation, were they written into one. */
const splitting = fc.constantFrom(
  '\r\nX-Evil: 1',
  '\n',
  '\r',
  '\0',
  '"',
  '\\',
  '", realm="x',
  'é',
  '🔑',
  '%0d%0aX-Evil:%201',
);
const hostile = fc
  .array(fc.oneof(splitting, fc.string({ maxLength: 5 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

describe('security 36: a header of an answer', () => {
  it('holds nothing of a key’s name, description or id, whatever they are (property)', async () => {
    const { server, call } = await openBakery();
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (name, description) => {
        const issued = await server.keys
          .issue({ name: `n${name}`, description, scopes: ['read:loaves'] })
          .catch((refused: unknown) => {
            // Control characters are refused where a key is named; everything else is a name.
            expect(refused).toMatchObject({ name: 'KeyActError', kind: 'invalid' });
            return null;
          });
        if (issued === null) return;
        const key = issued.secret.reveal();
        for (const response of [await call('/loaves', { key }), await call('/loaves', { key, method: 'POST' })]) {
          for (const [header, value] of headers(response)) {
            expect(value).toMatch(headerText);
            expect([header, value].join()).not.toMatch(/evil/i);
          }
        }
      }),
    );
  });

  it('holds nothing of a path, a query or a body (property)', async () => {
    const { call, all } = await openBakery();
    const key = all.secret.reveal();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const written = encodeURIComponent(text.toWellFormed());
        const json = { 'Content-Type': 'application/json' };
        for (const response of [
          await call(`/loaves/${written}`, { key }),
          await call(`/${written}`, { key }),
          await call(`/loaves?limit=${written}&sort=${written}&${written}=1`, { key }),
          await call('/loaves', { key, method: 'POST', headers: json, body: JSON.stringify({ [text]: text }) }),
        ]) {
          for (const [header, value] of headers(response)) expect([header, value].join()).not.toMatch(/evil|\r|\n/i);
        }
      }),
    );
  });

  it('names no scope that could end its quotation (property)', () => {
    fc.assert(
      fc.property(fc.array(hostile), (required) => {
        const [[name, value] = []] = challengeHeaders(
          bakery.credentials,
          { kind: 'insufficient_scope', required, granted: [] },
          403,
        );
        expect(name).toBe('WWW-Authenticate');
        expect(value).toMatch(
          /^Key realm="Bakery", error="insufficient_scope", scope="[\x20\x21\x23-\x5b\x5d-\x7e]*"$/,
        );
      }),
    );
  });

  it('is never one that a door cannot write: such an answer is the documented 500, and the journal says why', async () => {
    const { server, call } = await openBakery();
    server.faults.add({ kind: 'redirect', location: 'https://elsewhere.example/\u20ac', times: 1 });
    const response = await call('/loaves');
    expect([response.status, response.headers.get('location')]).toEqual([500, null]);
    expect(server.journal.entries().at(-1)?.error).toContain("The header 'Location'");
    expect((await call('/loaves')).status).not.toBe(500);
  });

  it('is where a missing scope is named all the same, when it can be', async () => {
    const odd: Operation = { ...bakery.operations.listLoaves, scopes: [['read:"cakes"', 'read:cakes']] };
    const { call } = await openBakery({ provider: { operations: { ...bakery.operations, listLoaves: odd } } });
    const response = await call('/loaves');
    expect(response.headers.get('www-authenticate')).toContain('scope="read:cakes"');
  });
});
