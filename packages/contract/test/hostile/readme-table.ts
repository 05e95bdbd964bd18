import { readFileSync } from 'node:fs';

/** A row of the README's table of misbehaviours. */
export interface TableRow {
  readonly server: string;
  /** `ok` or an error code. */
  readonly code: string;
  readonly requests: number;
  /** Null where nothing is said. */
  readonly waitsMs: number | null;
}

const heading = '## What each misbehaviour gives';

/** Reads the table below its heading. */
export const readTable = (): readonly TableRow[] => {
  const readme = readFileSync(new URL('../../../sdk/README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split(`${heading}\n`);
  return (
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map(rowOf) ?? []
  );
};

const rowOf = (line: string): TableRow => {
  const [, server = '', call = '', requests = '', waits = ''] = line.split('|').map((cell) => cell.trim());
  return { server, code: call.replaceAll('`', ''), requests: Number(requests), waitsMs: millisecondsOf(waits) };
};

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, days: 86_400_000 };

const millisecondsOf = (text: string): number | null => {
  if (text === '') return null;
  const [amount, unit = ''] = text.split(' ');
  return Number(amount) * (units[unit] ?? Number.NaN);
};
