import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { hypersave } from '@latchkey/providers/hypersave';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { listen } from '@latchkey/reference-server/node';
import { hypersaveWorld } from '@latchkey/reference-server/worlds/hypersave';
import { readEnvFile } from '@latchkey/sdk/env';
import { createHypersave } from '@latchkey/sdk/hypersave';
import { createLatchkey } from '@latchkey/sdk/latchkey';
import { afterEach, describe, expect, it } from 'vitest';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const program = new URL('./rotating-process.ts', import.meta.url).pathname;
const rotating = (...given: readonly string[]) =>
  spawn(process.execPath, ['--conditions=@latchkey/source', program, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

describe('a process that is killed while it rotates a key', () => {
  it.each(['create', 'deploy', 'verify', 'revoke', 'revoked'])(
    'is taken up by the next one, when it was at ‘%s’: one key is left, it works, and the service never stood still',
    { timeout: 120_000 },
    async (step) => {
      const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
      const server = createReferenceServer(hypersave, {
        clock: virtualClock('2026-01-01T00:00:00Z'),
        world: hypersaveWorld(),
      });
      const { url, close } = await listen(server);
      closers.push(close, async () => rmSync(folder, { recursive: true }));
      const latchkey = createLatchkey({ fetch: server.fetch, clock: server.clock });
      await latchkey.signIn('ada');
      const old = await latchkey.keys.issue({ name: 'sync' });
      const work = async () => {
        // What a service does at its start: the key of its file, else the one that it had.
        const none: Readonly<Record<string, string>> = {};
        const variables = await readEnvFile(join(folder, '.env')).catch(() => none);
        const apiKey = variables.HYPERSAVE_API_KEY ?? old.secret.reveal();
        await createHypersave({ baseUrl: url, apiKey }).memories.list().firstPage();
        return apiKey;
      };

      const child = rotating(url, old.key.id, folder, step);
      const [line] = await once(child.stdout, 'data');
      expect(String(line)).toBe('there\n');
      await work();
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(statSync(join(folder, 'rotation.json')).mode & 0o777).toBe(0o600);
      await work();

      expect(await text(rotating(url, old.key.id, folder).stdout)).toBe('rotated\n');
      expect(await work()).not.toBe(old.secret.reveal());
      expect(await latchkey.keys.list().toArray()).toMatchObject([{ name: 'sync', status: 'active' }]);
      await expect(
        createHypersave({ baseUrl: url, apiKey: old.secret }).memories.list().firstPage(),
      ).rejects.toMatchObject({ status: 401 });
      expect(readdirSync(folder)).toEqual(['.env']);
    },
  );
});
