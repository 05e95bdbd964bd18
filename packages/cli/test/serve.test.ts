import { createClient } from '@latchkey/sdk';
import { createLatchkey } from '@latchkey/sdk/latchkey';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSystem, loadSystems, systemIds } from '../src/systems.ts';
import { type SpawnedCli, spawnCli } from './spawn-cli.ts';

/** A served system on a free port, ended with the test. */
const served = async (...argv: string[]): Promise<SpawnedCli> => {
  const cli = spawnCli('serve', ...argv, '--port', '0');
  onTestFinished(() => void cli.child.kill());
  await cli.says('Ctrl+C');
  return cli;
};

const curlPattern = /curl (?:-X (\w+) )?-H "([^:"]+): ([^"]+)"(?: -H "([^:"]+): ([^"]+)" -d '(.*)')? "([^"]+)"/g;

/** The requests that the printed lines make in a shell: the variables put into the curl lines. */
const printedRequests = (out: string) => {
  const variables = new Map([...out.matchAll(/export (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  const filled = out.replace(/\$(\w+)/g, (_, name) => variables.get(name) ?? '');
  return [...filled.matchAll(curlPattern)].map(([, method, name = '', value = '', type, json, body, url = '']) => ({
    url,
    credential: [name, value] as const,
    init: {
      ...(body === undefined ? {} : { method: 'POST', body: body.replaceAll(String.raw`'\''`, "'") }),
      ...(method === undefined ? {} : { method }),
    },
    headers: type === undefined ? {} : { [type]: json ?? '' },
  }));
};

/** Sends the one request that is printed. */
const send = ({ written: { out } }: SpawnedCli, change: (text: string) => string = (text) => text) => {
  const [request] = printedRequests(out);
  if (!request) throw new Error('No request is printed.');
  const [name, value] = request.credential;
  return fetch(request.url, { ...request.init, headers: { ...request.headers, [name]: change(value) } });
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

  it('prints where its people manage their keys', async () => {
    const { out } = (await served(id)).written;
    const [, baseUrl = ''] = out.match(/export LATCHKEY_BASE_URL=(\S+)/) ?? [];
    const latchkey = createLatchkey({ baseUrl });
    const { provider } = await loadSystem(id);
    expect((await latchkey.system()).title).toBe(provider.title);
    const [person] = await latchkey.people();
    await latchkey.signIn(person?.id ?? '');
    const names = (await latchkey.keys.list().toArray()).map((key) => key.name);
    expect(names).toContain('latchkey serve');
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

describe('latchkey serve --all', patience, () => {
  it('serves every system under one port, each with a request that works, and ends cleanly', async () => {
    const cli = await served('--all');
    const requests = printedRequests(cli.written.out);
    expect(requests).toHaveLength(systemIds.length);
    for (const { url, credential, init, headers } of requests) {
      const statuses = requests.map(async (other) => {
        const [name] = credential;
        const response = await fetch(url, { ...init, headers: { ...headers, [name]: other.credential[1] } });
        return other.url === url ? response.status : Math.floor(response.status / 100);
      });
      // A key of one is no key of another.
      expect(await Promise.all(statuses)).toEqual(requests.map((other) => (other.url === url ? 200 : 4)));
    }
    cli.child.kill('SIGTERM');
    expect(await cli.exit).toBe(0);
    expect(cli.written).toEqual({ out: expect.stringContaining('Stopped.'), err: '' });
  });

  it('has a place for the people of each', async () => {
    const { out } = (await served('--all')).written;
    const [, place = ''] = out.match(/(\S+<system>\S+_latchkey)\b/) ?? [];
    for (const { provider } of await loadSystems()) {
      const latchkey = createLatchkey({ baseUrl: place.replace('<system>', provider.id) });
      expect((await latchkey.system()).title).toBe(provider.title);
    }
  });

  it('is found by the SDK at the printed base URLs', async () => {
    const { out } = (await served('--all')).written;
    const variables = new Map([...out.matchAll(/export (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
    for (const { provider, world } of await loadSystems()) {
      const list = world().demo?.list;
      if (!list) continue;
      const client = createClient(provider, {
        apiKey: variables.get(provider.variables.apiKey[0]),
        baseUrl: variables.get(provider.variables.baseUrl),
      });
      const { items } = await client.list(list.operation, { path: list.path, body: list.body }).firstPage();
      expect(items.length).toBeGreaterThan(0);
    }
  });

  it('names every system at /, and no key', async () => {
    const { out } = (await served('--all')).written;
    const [url = ''] = out.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
    const text = await (await fetch(url)).text();
    const directory = JSON.parse(text);
    expect(directory.systems.map(({ name }: { name: string }) => name)).toEqual(systemIds);
    for (const { baseUrls } of directory.systems) expect(out).toContain(`=${baseUrls.path}\n`);
    for (const [, secret = ''] of out.matchAll(/_KEY=(\S+)/g)) expect(text).not.toContain(secret);
  });

  it('lets the keys of all documents work, and plans and environments be chosen', async () => {
    const systems = await loadSystems();
    const withPlans = systems.find(({ provider }) => provider.plans)?.provider;
    const plan = withPlans?.plans?.offered.at(-1)?.id ?? '';
    const flags = withPlans ? ['--plan', `${withPlans.id}=${plan}`] : [];
    const { out } = (await served('--all', '--sample-keys', ...flags)).written;
    const requests = printedRequests(out);
    for (const [at, { provider, world }] of systems.entries()) {
      const request = requests[at];
      if (!request) throw new Error(`No request is printed for ${provider.id}.`);
      for (const { secret } of world().sampleKeys ?? []) {
        const [name, value] = request.credential;
        const headers = { ...request.headers, [name]: value.replace(/\S+$/, secret) };
        expect((await fetch(request.url, { ...request.init, headers })).status).toBe(200);
      }
    }
  });
});
