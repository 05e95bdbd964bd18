import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { responses } from '@latchkey/providers/hyperstudy/schemas';
import { type ClientOptions, createClient, type ListOptions } from '@latchkey/sdk';
import { startChild } from '../../src/child.ts';
import { median } from '../../src/median.ts';
import { atLeast, atMost, type Benchmark, itself, type Row, times } from '../../src/row.ts';
import type { EventServer } from './event-server.ts';

const pageSize = 1000;
const megabyte = 2 ** 20;
const latencyMs = 20;
/** About what a page takes to come: reading ahead hides the shorter of the two behind the longer. */
const handlingMs = 30;

/** A room's events to an NDJSON file over HTTP, beside a loop over `fetch` written by hand. */
export const benchmark: Benchmark = {
  table: 'SDK',
  async run({ isQuick }) {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
    try {
      return [
        await heapGrowth(folder, isQuick ? 200_000 : 1_000_000),
        await besideTheLoop(folder, isQuick ? { events: 30_000, rounds: 3 } : { events: 100_000, rounds: 7 }),
        await withLatency(isQuick ? 20 : 60),
        await inParallel(isQuick ? 20 : 60),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const eventServer = (events: number) =>
  startChild<EventServer>(join(import.meta.dirname, 'event-server.ts'), [String(events)]);

/** The room's events with everything on but the documented limits, which would make the export wait for minutes. */
const eventsOf = (options: ClientOptions, listOptions: ListOptions = {}) => {
  const client = createClient({ ...hyperstudy, limits: [] }, options, { responses });
  return client.list('listRoomEvents', { path: { roomId: 'room_1' }, query: { limit: pageSize } }, listOptions);
};

const heapGrowth = async (folder: string, events: number): Promise<Row> => {
  const { said, stop } = await eventServer(events);
  const before = heap();
  let most = before;
  let pages = 0;
  await eventsOf(said).toNdjson(join(folder, 'heap.ndjson'), {
    onProgress(progress) {
      if (progress.pages === pages || progress.pages % 50 !== 0) return;
      pages = progress.pages;
      most = Math.max(most, heap());
    },
  });
  stop();
  const growth = (most - before) / megabyte;
  return {
    measure: `export of ${events.toLocaleString('en')} records: heap growth`,
    unit: 'MB',
    ours: growth,
    others: [],
    judged: itself(growth),
    target: atMost(64),
  };
};

const heap = (): number => {
  const collect = globalThis.gc;
  if (!collect) throw new Error('Run with --expose-gc: this reads the heap.');
  collect();
  return process.memoryUsage().heapUsed;
};

const besideTheLoop = async (
  folder: string,
  { events, rounds }: { readonly events: number; readonly rounds: number },
): Promise<Row> => {
  const { said, stop } = await eventServer(events);
  const ways = {
    ours: () => eventsOf(said).toNdjson(join(folder, 'ours.ndjson')),
    unchecked: () => eventsOf({ ...said, validate: 'off' }).toNdjson(join(folder, 'unchecked.ndjson')),
    turns: () => eventsOf(said).toNdjson(join(folder, 'turns.ndjson'), { prefetch: false }),
    loop: () => loopToFile(said, join(folder, 'loop.ndjson')),
  };
  const names = ['ours', 'loop', 'unchecked', 'turns'] as const;
  const found = new Map<string, number[]>(names.map((name) => [name, []]));
  // The first round is for warming up.
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const startedMs = performance.now();
      await ways[name]();
      if (round > 0) found.get(name)?.push((events / (performance.now() - startedMs)) * 1000);
    }
  }
  stop();
  const rates = (name: (typeof names)[number]) => found.get(name) ?? [];
  const ratio = median(rates('ours').map((ours, round) => ours / (rates('loop')[round] ?? Number.NaN)));
  return {
    measure: 'export in pages of 1000, checked against the schema',
    unit: 'records/s',
    ours: median(rates('ours')),
    others: [
      { name: 'a loop by hand, unchecked', value: median(rates('loop')) },
      { name: 'ours, unchecked', value: median(rates('unchecked')) },
      { name: 'ours, a page at a time', value: median(rates('turns')) },
    ],
    judged: times(ratio, 'the loop'),
    target: atLeast(0.95),
  };
};

interface EventsPage {
  readonly data: readonly unknown[];
  readonly metadata: { readonly pagination: { readonly nextOffset?: number } };
}

/** The pages of the room as somebody would read them who has an hour. */
async function* loopOverPages({ baseUrl, apiKey }: EventServer, send: typeof sendNow): AsyncGenerator<EventsPage> {
  for (let offset: number | undefined = 0; offset !== undefined; ) {
    const answer = await send(`${baseUrl}/data/events/room/room_1?limit=${pageSize}&offset=${offset}`, {
      headers: { 'X-API-Key': apiKey },
    });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    const page: EventsPage = await answer.json();
    yield page;
    offset = page.metadata.pagination.nextOffset;
  }
}

const sendNow = (url: string | URL | Request, init?: RequestInit): Promise<Response> => fetch(url, init);

const loopToFile = async (server: EventServer, file: string): Promise<void> => {
  const out = createWriteStream(file);
  for await (const { data } of loopOverPages(server, sendNow)) {
    const hasRoom = out.write(data.map((record) => `${JSON.stringify(record)}\n`).join(''));
    if (!hasRoom) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
};

/** A network that is slow, and a caller who has something to do with each page. */
const withLatency = async (pages: number): Promise<Row> => {
  const { said, stop } = await eventServer(pages * pageSize);
  const slowly: typeof sendNow = async (url, init) => {
    await sleep(latencyMs);
    return fetch(url, init);
  };
  const list = eventsOf({ ...said, fetch: slowly }, { prefetch: true });
  const ours = await seconds(async () => {
    for await (const _ of list.pages()) await sleep(handlingMs);
  });
  const loop = await seconds(async () => {
    for await (const _ of loopOverPages(said, slowly)) await sleep(handlingMs);
  });
  stop();
  return {
    measure: `the same with ${latencyMs} ms of latency, ${handlingMs} ms of handling a page, and prefetch`,
    unit: 'records/s',
    ours: (pages * pageSize) / ours,
    others: [{ name: 'the loop', value: (pages * pageSize) / loop }],
    judged: times(loop / ours, 'the loop'),
    target: atLeast(1.7),
  };
};

/** Several pages asked for at once, over a network that is as slow. */
const inParallel = async (pages: number): Promise<Row> => {
  const { said, stop } = await eventServer(pages * pageSize);
  const slowly: typeof sendNow = async (url, init) => {
    await sleep(latencyMs);
    return fetch(url, init);
  };
  const reading = (listOptions: ListOptions) => () =>
    seconds(async () => {
      for await (const _ of eventsOf({ ...said, fetch: slowly }, listOptions).pages());
    });
  const ours = await reading({ parallel: 4 })();
  const alone = await reading({})();
  const loop = await seconds(async () => {
    for await (const _ of loopOverPages(said, slowly));
  });
  stop();
  return {
    measure: `pages with ${latencyMs} ms of latency, four at once`,
    unit: 'records/s',
    ours: (pages * pageSize) / ours,
    others: [
      { name: 'the loop', value: (pages * pageSize) / loop },
      { name: 'ours, one after the other', value: (pages * pageSize) / alone },
    ],
    judged: times(loop / ours, 'the loop'),
    target: null,
  };
};

const seconds = async (work: () => Promise<void>): Promise<number> => {
  await work();
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
};
