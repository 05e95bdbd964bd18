import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bench, everything, issued, now } from '../test/engine/fixture.ts';
import type { Incident } from './engine/leaks/incident.ts';
import { incidentCsv, incidentRows } from './incident-csv.ts';

const incidentOf = (name: string): Incident => {
  const { engine } = bench();
  const { key } = issued(engine, { name });
  now(engine.revoke({ actor: { kind: 'person', id: '=1+1', owner: 'ada', scopes: 'all' }, id: key.id }));
  const result = now(engine.incident({ actor: everything, key: key.id }));
  if (!result.ok) throw new Error(result.problem.message);
  return result.incident;
};

/** Reads CSV by RFC 4180, apart from the code that writes it. */
const read = (csv: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

describe('an incident as a table', () => {
  it('has a line for the key, its exposure and each act', () => {
    const rows = incidentRows(incidentOf('a key'));
    expect(rows.map(({ section, action }) => `${section} ${action}`)).toEqual([
      'key revoked',
      'exposure revoked',
      'event issue',
      'event revoke',
    ]);
    expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({ name: 'a key', owner: 'ada' });
  });

  it('security 22: reads back as it was, and no cell begins a formula, whatever the name', () => {
    const names = fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', '=', '+', '@', '-', 'a', "'", ';'),
      minLength: 1,
    });
    fc.assert(
      fc.property(names, (name) => {
        const incident = incidentOf(`k${name}`);
        const rows = read(incidentCsv(incident));
        const expected = incidentRows(incident).map((row) => Object.values(row).map(String));
        expect(rows.slice(1).map((row) => row.map((cell) => cell.replace(/^'(?==)/, '')))).toEqual(expected);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 50 },
    );
  });

  it('security 22: a formula for an actor is a text', () => {
    expect(incidentCsv(incidentOf('a key'))).toContain(",'=1+1,");
  });
});
