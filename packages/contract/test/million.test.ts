import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { expect, it } from 'vitest';

const megabyte = 2 ** 20;

const linesOf = async (file: string): Promise<number> => {
  let lines = 0;
  for await (const chunk of createReadStream(file)) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return lines;
};

it('exports a room of a million events with bounded memory', { timeout: 300_000 }, async () => {
  const collect = globalThis.gc;
  if (!collect) throw new Error('Run with --expose-gc: this test reads the heap.');
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ rooms: 1, eventsPerRoom: 1_000_000 }),
  });
  const { secret } = await server.keys.issue({ name: 'export', scopes: ['read:events'], expires: '1y' });
  const client = createHyperStudy({ apiKey: secret, fetch: server.fetch, clock: server.clock });
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-million-'));
  try {
    const file = join(folder, 'events.ndjson');
    collect();
    const before = process.memoryUsage().heapUsed;
    let peak = before;
    let pages = 0;
    await client.events.inRoom('room_1', { limit: 1000 }).toNdjson(file, {
      onProgress: (progress) => {
        if (progress.pages === pages || progress.pages % 50 !== 0) return;
        pages = progress.pages;
        collect();
        peak = Math.max(peak, process.memoryUsage().heapUsed);
      },
    });

    expect(pages).toBe(1000);
    expect((peak - before) / megabyte).toBeLessThan(64);
    expect(await linesOf(file)).toBe(1_000_000);
    expect(existsSync(`${file}.writing`)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
