import { join } from 'node:path';
import { type Child, startChild } from '../../src/child.ts';
import { type Load, load } from '../../src/load.ts';
import { median } from '../../src/median.ts';
import { atLeast, atMost, type Benchmark, times } from '../../src/row.ts';
import { prismPath, startPrism } from './prism.ts';
import { path } from './wide-system.ts';

/** Where a contestant listens, and the key that it takes. */
interface Listening {
  readonly port: number;
  readonly apiKey: string;
}

const contestant = (file: string) => startChild<Listening>(join(import.meta.dirname, 'contestants', file));

/** The same small GET over HTTP on fifty connections; servers in processes of their own, asked in turns. */
export const benchmark: Benchmark = {
  table: 'Reference server',
  async run({ isQuick }) {
    const servers: Readonly<Record<string, Child<Listening>>> = {
      ours: await contestant('ours.ts'),
      'bare node:http': await contestant('bare.ts'),
      'node:http with a key check': await contestant('bare-with-key.ts'),
      'Hono with a key check': await contestant('hono.ts'),
      Prism: await startPrism(),
    };
    const loads = new Map<string, Load[]>(Object.keys(servers).map((name) => [name, []]));
    const ask = (name: string, { port, apiKey }: Listening, ms: number) =>
      load({
        port,
        path: name === 'Prism' ? prismPath : path,
        headers: { 'X-API-Key': apiKey },
        connections: 50,
        ms,
      });
    const rounds = isQuick ? 3 : 9;
    for (const [name, { said }] of Object.entries(servers)) await ask(name, said, isQuick ? 500 : 1500);
    for (let round = 0; round < rounds; round++) {
      for (const [name, { said }] of Object.entries(servers)) {
        loads.get(name)?.push(await ask(name, said, isQuick ? 500 : 1500));
      }
    }
    for (const { stop } of Object.values(servers)) stop();

    const of = (name: string, figure: keyof Load) => (loads.get(name) ?? []).map((each) => each[figure]);
    const ratio = (figure: keyof Load) => {
      const bare = of('bare node:http', figure);
      return median(of('ours', figure).map((ours, round) => ours / (bare[round] ?? Number.NaN)));
    };
    const others = (figure: keyof Load) =>
      Object.keys(servers).flatMap((name) => (name === 'ours' ? [] : [{ name, value: median(of(name, figure)) }]));
    return [
      {
        measure: 'HTTP door, verified GET, 50 connections',
        unit: 'requests/s',
        ours: median(of('ours', 'perSecond')),
        others: others('perSecond'),
        judged: times(ratio('perSecond'), 'bare node:http'),
        target: atLeast(0.5),
      },
      {
        measure: 'the same, p99',
        unit: 'µs',
        ours: median(of('ours', 'p99Us')),
        others: others('p99Us'),
        judged: times(ratio('p99Us'), 'bare node:http'),
        target: atMost(2),
      },
    ];
  },
};
