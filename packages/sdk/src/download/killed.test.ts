import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bytesOf } from '../../test/file-host.ts';

const program = fileURLToPath(new URL('../../test/downloading-process.ts', import.meta.url));
const content = bytesOf(2_000_000);
const pieceBytes = 50_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-killed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A host that serves parts, slowly. */
const openHost = async () => {
  const ranges: (string | undefined)[] = [];
  const server = createServer(async (request, answer) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = content.subarray(from);
    const part = { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` };
    answer.writeHead(from > 0 ? 206 : 200, { ETag: '"v1"', 'Content-Length': rest.length, ...(from > 0 ? part : {}) });
    for (let at = 0; at < rest.length && !answer.destroyed; at += pieceBytes) {
      answer.write(rest.subarray(at, at + pieceBytes));
      await setTimeout(2);
    }
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host listens at no port.');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { link: `http://127.0.0.1:${address.port}/file`, ranges, close };
};

it('a download goes on where its process was killed, and is the whole file, wherever that was', {
  timeout: 120_000,
}, async () => {
  const { link, ranges, close } = await openHost();
  const file = join(folder, 'file');
  let places = [Math.random(), Math.random(), Math.random()].sort().map((place) => place * 0.9 * content.length);
  let kills = 0;
  while (!existsSync(file)) {
    const [killsAt = Number.POSITIVE_INFINITY, ...later] = places;
    places = later;
    const child = spawn(process.execPath, ['--conditions=@latchkey/source', program, link, file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const exited = once(child, 'exit');
    while (child.exitCode === null && child.signalCode === null) {
      const written = statSync(`${file}.partial`, { throwIfNoEntry: false })?.size ?? -1;
      if (written >= killsAt) child.kill('SIGKILL');
      await setTimeout(1);
    }
    const [code, signal] = await exited;
    kills += signal === 'SIGKILL' ? 1 : 0;
    if (signal === null) expect(code).toBe(0);
  }
  await close();
  expect(kills).toBeGreaterThan(0);
  expect(ranges.slice(1)).toEqual(ranges.slice(1).map(() => expect.stringMatching(/^bytes=\d+-$/)));
  expect(new Uint8Array(readFileSync(file))).toEqual(content);
  expect(readdirSync(folder)).toEqual(['file']);
});
