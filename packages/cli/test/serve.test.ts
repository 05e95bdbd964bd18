import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSystem, systemIds } from '../src/systems.ts';
import { type SpawnedCli, spawnCli } from './spawn-cli.ts';

/** A served system on a free port, ended with the test. */
const served = async (...argv: string[]): Promise<SpawnedCli> => {
  const cli = spawnCli('serve', ...argv, '--port', '0');
  onTestFinished(() => void cli.child.kill());
  await cli.says('Ctrl+C');
  return cli;
};

/** What the printed lines do in a shell: the variables put into the curl line, and that sent. */
const send = ({ written: { out } }: SpawnedCli, change: (text: string) => string = (text) => text) => {
  const variables = new Map([...out.matchAll(/export (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  const filled = out.replace(/\$(\w+)/g, (_, name) => variables.get(name) ?? '');
  const [, name = '', value = '', url = ''] = filled.match(/curl -H "([^:"]+): ([^"]+)" "([^"]+)"/) ?? [];
  return fetch(url, { headers: { [name]: change(value) } });
};

/** Each test starts processes, which a busy machine takes its time for. */
const patience = { timeout: 60_000 };

describe.each(systemIds)('latchkey serve %s', patience, (id) => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints a request that works, and ends cleanly on %s', async (signal) => {
    const cli = await served(id);
    expect((await send(cli)).status).toBe(200);
    cli.child.kill(signal);
    expect(await cli.exit).toBe(0);
    expect(cli.written).toEqual({ out: expect.stringContaining('Stopped.'), err: '' });
  });

  it('lets the keys of the documents work only when it is told to', async () => {
    const { world } = await loadSystem(id);
    for (const { secret } of world().sampleKeys ?? []) {
      const withThem = await served(id, '--sample-keys');
      expect((await send(withThem, (value) => value.replace(/\S+$/, secret))).status).toBe(200);
      expect(withThem.written.out).not.toContain(secret);
      expect((await send(await served(id), (value) => value.replace(/\S+$/, secret))).status).toBe(401);
    }
  });

  it('gives a key of the environment that it was told to be', async () => {
    const { provider } = await loadSystem(id);
    for (const environment of provider.keyFormat.environments ?? []) {
      const cli = await served(id, '--environment', environment);
      const { prefix, separator } = provider.keyFormat;
      expect(cli.written.out).toContain(`=${prefix}${separator}${environment}${separator}`);
      expect((await send(cli)).status).toBe(200);
    }
  });

  it('says that a new key takes its time, and lets it', async () => {
    const { provider } = await loadSystem(id);
    if (!provider.lifecycle.propagationDelayMs) {
      expect(await spawnCli('serve', id, '--propagation-delay').exit).toBe(2);
      return;
    }
    const cli = await served(id, '--propagation-delay');
    expect(cli.written.out).toContain('propagation delay');
    expect((await send(cli)).status).toBe(401);
  });
});

it('serves a system without being told which', patience, async () => {
  expect((await send(await served())).status).toBe(200);
});
