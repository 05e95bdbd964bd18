import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const events = 5000;
const program = fileURLToPath(new URL('./exporting-process.ts', import.meta.url));

const closers: (() => Promise<void>)[] = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-exports-'));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  rmSync(folder, { recursive: true });
});
const at = (name: string) => join(folder, name);

const open = async () => {
  const world = hyperstudyWorld({ rooms: 1, eventsPerRoom: events });
  const server = createReferenceServer(hyperstudy, { world, limits: [] });
  const http = await listen(server);
  closers.push(http.close);
  const { secret } = await server.keys.issue({
    name: 'export',
    scopes: ['read:events', 'read:recordings'],
    expires: '90d',
  });
  const client = createHyperStudy({ apiKey: secret, fetch: server.fetch, clock: server.clock });
  return { client, baseUrl: `${http.url}/api/v3`, apiKey: secret.reveal() };
};

describe.each(['client', 'server'] as const)('an export in CSV that the %s writes', (writer) => {
  it('loses no row and doubles none, at whatever place its process is killed', { timeout: 120_000 }, async () => {
    const { client, baseUrl, apiKey } = await open();
    await client.events.inRoom('room_1').toCsv(at('whole.csv'), { writer });
    const bytes = statSync(at('whole.csv')).size;
    const file = at('killed.csv');
    const start = () =>
      spawn(process.execPath, ['--conditions=@latchkey/source', program, baseUrl, apiKey, file, writer], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    let kills = 0;
    let places = [Math.random(), Math.random(), Math.random()].sort();
    while (!existsSync(file)) {
      const child = start();
      const exited = once(child, 'exit');
      const killsAt = (places[0] ?? Number.POSITIVE_INFINITY) * bytes;
      places = places.slice(1);
      while (child.exitCode === null && !existsSync(file)) {
        const written = statSync(`${file}.partial`, { throwIfNoEntry: false })?.size ?? 0;
        if (written >= killsAt && child.kill('SIGKILL')) break;
        await setTimeout(1);
      }
      const [, signal] = await exited;
      kills += signal === 'SIGKILL' ? 1 : 0;
    }
    expect(kills).toBeGreaterThan(0);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(at('whole.csv'), 'utf8'));
    expect(readdirSync(folder).sort()).toEqual(['killed.csv', 'whole.csv']);
  });
});

describe('CSV that the system writes', () => {
  it('has the same records as its JSON, in the same order', async () => {
    const { client } = await open();
    const list = client.events.inRoom('room_1', { limit: 700, order: 'desc' });
    const summary = await list.toCsv(at('a.csv'), { writer: 'server' });
    expect(summary).toMatchObject({ rows: events, unlisted: [] });
    const [header, ...lines] = readFileSync(at('a.csv'), 'utf8').trimEnd().split(/\r?\n/);
    expect(header).toMatch(/^id,timestamp,onset,/);
    const all = await list.toArray({ max: Number.POSITIVE_INFINITY });
    expect(lines.map((line) => line.split(',')[0])).toEqual(all.map(({ id }) => id));
  });

  it('is of a filtered list, an empty one, and of other records too', async () => {
    const { client } = await open();
    const none = client.events.inRoom('room_1', { startTime: '2100-01-01T00:00:00Z' });
    expect(await none.toCsv(at('none.csv'), { writer: 'server' })).toMatchObject({ rows: 0 });
    expect(readFileSync(at('none.csv'), 'utf8')).toMatch(/^id,timestamp,[^\n]+\n$/);
    const recordings = client.recordings.inRoom('room_1');
    const { rows } = await recordings.toCsv(at('recordings.csv'), { writer: 'server' });
    expect(rows).toBe((await recordings.toArray()).length);
  });
});
