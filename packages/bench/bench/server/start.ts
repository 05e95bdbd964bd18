import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../src/child.ts';
import { median } from '../../src/median.ts';
import { atMost, type Benchmark, itself } from '../../src/row.ts';
import { startPrism } from './prism.ts';
import { path, wideSystem } from './wide-system.ts';

const largeBytes = 13_000_000;
const operations = 1200;

/** From the start of a process to its first answer. */
export const benchmark: Benchmark = {
  table: 'Reference server',
  async run({ isQuick }) {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
    const large = join(folder, 'large.json');
    writeFileSync(large, JSON.stringify(largeSystem()));
    const starts: Readonly<Record<string, () => Promise<() => void>>> = {
      ours: () => firstAnswer('system.ts'),
      large: () => firstAnswer('large-document.ts', large),
      'bare node:http': () => firstAnswer('bare.ts'),
      'Hono with a key check': () => firstAnswer('hono.ts'),
      Prism: async () => (await startPrism()).stop,
    };
    const found = new Map<string, number[]>(Object.keys(starts).map((name) => [name, []]));
    for (let round = 0; round < (isQuick ? 3 : 7); round++) {
      for (const [name, start] of Object.entries(starts)) {
        const startedMs = performance.now();
        const stop = await start();
        found.get(name)?.push((performance.now() - startedMs) / 1000);
        stop();
      }
    }
    rmSync(folder, { recursive: true });
    const seconds = (name: string) => median(found.get(name) ?? []);
    const others = ['bare node:http', 'Hono with a key check', 'Prism'].map((name) => ({ name, value: seconds(name) }));
    return [
      {
        measure: 'start to first answer, a documented system',
        unit: 's',
        ours: seconds('ours'),
        others,
        judged: itself(seconds('ours')),
        target: atMost(0.4),
      },
      {
        measure: `the same, a document of ${largeBytes / 1e6} MB as JSON with ${operations.toLocaleString('en')} operations`,
        unit: 's',
        ours: seconds('large'),
        others: [],
        judged: itself(seconds('large')),
        target: atMost(1.5),
      },
    ];
  },
};

const largeSystem = () => {
  const { provider, world } = wideSystem(operations, largeBytes / operations);
  return { document: world.document, operations: provider.operations };
};

/** Starts a contestant and asks it once. */
const firstAnswer = async (file: string, ...given: readonly string[]): Promise<() => void> => {
  const { said, stop } = await startChild<{ readonly port: number; readonly apiKey: string }>(
    join(import.meta.dirname, 'contestants', file),
    given,
  );
  const answer = await fetch(`http://127.0.0.1:${said.port}${path}`, { headers: { 'X-API-Key': said.apiKey } });
  if (answer.status !== 200) throw new Error(`${file} answered ${answer.status}.`);
  await answer.text();
  return stop;
};
