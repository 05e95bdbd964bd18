import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import type { ApiKey, Provider, Secret } from '@latchkey/providers';
import { hypermemory } from '@latchkey/providers/hypermemory';
import { hypersave } from '@latchkey/providers/hypersave';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, type VirtualClock, virtualClock } from '@latchkey/reference-server';
import { type ClientEvent, createClient } from '@latchkey/sdk';
import { createHyperMemory } from '@latchkey/sdk/hypermemory';
import { createHypersave } from '@latchkey/sdk/hypersave';
import { createLatchkey, type NewKey, type NewKeyForm } from '@latchkey/sdk/latchkey';
import { rotateKey, successorOf } from '@latchkey/sdk/rotate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DoorName, doorNames, doors } from '../matrix/doors.ts';
import { allScopes, furthestType, openServer, type System, start, systems } from '../matrix/systems.ts';
import { traces } from '../traces.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0)) await close();
});

const systemOf = (id: string): System => systems.find((system) => system.id === id) ?? expect.unreachable(id);

/** A system behind a door, with a person signed in at its plane, and a key that is in use. */
const open = async (system: System, name: DoorName, propagationDelayMs?: number) => {
  const { demo } = system.world();
  const world = (demo?.world ?? system.world)();
  const list = demo?.list ?? expect.unreachable('no list');
  const [person] = world.people ?? [];
  const server =
    propagationDelayMs === undefined
      ? openServer({ ...system, world: () => world })
      : createReferenceServer<Provider, VirtualClock>(system.provider, {
          clock: virtualClock(start),
          world,
          propagationDelayMs,
        });
  const { baseUrl, fetch, close } = await doors[name](server);
  closers.push(close);
  const at = { fetch, clock: server.clock };
  // The plane's own doors are tried in the matrix.
  const latchkey = createLatchkey({ fetch: server.fetch, clock: server.clock });
  await latchkey.signIn(person?.id ?? expect.unreachable('nobody'));
  const old = await latchkey.keys.issue({ name: 'in use', ...grantOf(system) });
  const told: unknown[] = [];
  const clientOf = (apiKey: NonNullable<Parameters<typeof createClient>[1]>['apiKey']) =>
    createClient(system.provider, {
      ...at,
      baseUrl,
      apiKey,
      log: { warn: (message) => void told.push(message) },
      onEvent: (event: ClientEvent) => void told.push(event),
    });
  const read = (client: ReturnType<typeof clientOf>) =>
    client.list(list.operation, { path: list.path, body: list.body }).firstPage();
  return { server, latchkey, old, clientOf, read, at, baseUrl, told };
};

/** Everything that the system's form has, and another length of life than it recommends. */
const grantOf = ({ provider }: System): Omit<NewKeyForm, 'name'> => {
  const { access, lifecycle, keyLimits = [] } = provider;
  const expires = { choices: '30d', date: new Date(start + 45 * 86_400_000), none: undefined }[lifecycle.expiry.kind];
  return {
    ...(access.kind === 'none'
      ? {}
      : access.permissions
        ? { permissions: access.permissions.map(({ name }) => name) }
        : { scopes: allScopes(provider) }),
    ...furthestType(provider),
    ...(expires === undefined ? {} : { expires }),
    ...(keyLimits.length > 0 ? { limits: Object.fromEntries(keyLimits.map(({ id }) => [id, 50])) } : {}),
  };
};

const managed = systems.filter(({ world }) => (world().people ?? []).length > 0);
const matrix = managed.flatMap((system) => doorNames.map((door) => ({ id: system.id, system, door })));

describe.each(matrix)('a key of $id is rotated through the $door door', ({ system, door }) => {
  it('ruling 11, 12: with no call refused, to a key that may do the same, and the old one dead', async () => {
    const { server, latchkey, old, clientOf, read, told } = await open(system, door);
    const client = clientOf(old.secret);
    const before = await server.keys.get(old.key.id);
    const service = { isOver: false, calls: 0 };
    const serve = async () => {
      while (!service.isOver) {
        await read(client);
        service.calls++;
        await server.clock.advance('20m');
      }
    };
    const steps: string[] = [];

    const rotating = rotateKey({
      ...successorOf(latchkey, old.key.id),
      client,
      provider: system.provider,
      verify: () => read(client),
      overlap: '1h',
      clock: server.clock,
      onStep: (step) => void steps.push(step),
    });
    const over = rotating.finally(() => {
      service.isOver = true;
    });
    const [rotation] = await Promise.all([over, serve()]);

    expect(rotation.outcome).toBe('rotated');
    expect(steps).toEqual(['create', 'deploy', 'verify', 'overlap', 'verify', 'revoke']);
    expect(service.calls).toBeGreaterThan(2);
    await read(client);
    await expect(read(clientOf(old.secret))).rejects.toMatchObject({ status: 401 });
    await read(clientOf(rotation.secret));
    const after = await server.keys.get(rotation.keyId ?? '');
    expect(whatItMayDo(after)).toEqual(whatItMayDo(before));
    const printed = inspect([rotation, told, client, latchkey], { depth: 12, showHidden: true }) + JSON.stringify(told);
    for (const secret of [old.secret, rotation.secret])
      expect(traces(secret, system.provider.keyFormat).filter((trace) => printed.includes(trace))).toEqual([]);
  });

  it('and not, where the new key does not work: both live, and it is told', async () => {
    const { server, latchkey, old, clientOf, read } = await open(system, door);
    const client = clientOf(old.secret);
    const { create, ...rest } = successorOf(latchkey, old.key.id);
    const rotation = await rotateKey({
      ...rest,
      async create(context) {
        const made = await create(context);
        await latchkey.keys.revoke(made.key.id);
        return made;
      },
      client,
      verify: () => read(client),
      clock: server.clock,
    });
    expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'verify', error: { code: 'unauthorized' } });
    expect((await server.keys.get(old.key.id)).status).toBe('active');
    await read(client);
    if (rotation.outcome === 'unfinished')
      expect(await rotation.resume()).toMatchObject({ outcome: 'unfinished', failedAt: 'verify' });
    await read(clientOf(old.secret));
  });
});

const whatItMayDo = ({ name, owner, scopes, reach, limits, environment, createdAt, expiresAt }: ApiKey) => ({
  ...{ name, owner, scopes, reach, limits, environment },
  lifeMs: expiresAt && expiresAt.getTime() - createdAt.getTime(),
});

describe('a rotation whose process dies', () => {
  it('is taken up with the key that was made, whose secret the plane brings back for ten minutes', async () => {
    const { server, latchkey, old, clientOf, read } = await open(systemOf('hypersave'), 'http');
    const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    closers.push(async () => rmSync(folder, { recursive: true }));
    const checkpoint = join(folder, 'rotation.json');
    const successor = successorOf(latchkey, old.key.id);
    const { clock } = server;
    const options = { ...successor, checkpoint, clock, verify: (secret: Secret) => read(clientOf(secret)) };
    let first: NewKey | undefined;
    void rotateKey({
      ...options,
      async create(context) {
        first = await successor.create(context);
        return new Promise(() => {});
      },
    });
    await vi.waitFor(() => expect(first).toBeDefined());
    await clock.advance('5m');

    const rotation = await rotateKey(options);
    expect(rotation).toMatchObject({ outcome: 'rotated', keyId: first?.key.id });
    expect(rotation.secret.reveal()).toBe(first?.secret.reveal());
    expect(await latchkey.keys.list().toArray()).toMatchObject([{ id: first?.key.id }]);
    expect(existsSync(checkpoint)).toBe(false);
  });

  it('says which key has lost its secret where it is taken up too late, and begins anew the next time', async () => {
    const { server, latchkey, old, clientOf, read } = await open(systemOf('hypersave'), 'fetch');
    let text: string | null = null;
    const checkpoint = {
      load: () => text,
      save: (state: Secret) => {
        text = state.reveal();
      },
      clear: () => {
        text = null;
      },
    };
    const successor = successorOf(latchkey, old.key.id);
    const { clock } = server;
    const options = { ...successor, checkpoint, clock, verify: (secret: Secret) => read(clientOf(secret)) };
    let lost: string | undefined;
    void rotateKey({
      ...options,
      async create(context) {
        lost = (await successor.create(context)).key.id;
        return new Promise(() => {});
      },
    });
    await vi.waitFor(() => expect(lost).toBeDefined());
    await clock.advance('11m');
    await expect(rotateKey(options)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(lost ?? 'no id'),
    });
    await latchkey.keys.revoke(lost ?? '');
    expect(await rotateKey(options)).toMatchObject({ outcome: 'rotated' });
    expect(await latchkey.keys.list().toArray()).toHaveLength(1);
  });
});

describe('HyperMemory’s rotator', () => {
  it('ruling 29: is rotateKey with a client: both variables in the .env file, the old key revoked over REST', async () => {
    const { server, latchkey, old, at, baseUrl } = await open(systemOf('hypermemory'), 'http');
    const { secret: adminKey } = await latchkey.keys.issue({ name: 'admin', scopes: ['memory:admin'] });
    const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
    closers.push(async () => rmSync(folder, { recursive: true }));
    const env = join(folder, '.env');
    const client = createHyperMemory({ ...at, baseUrl, apiKey: old.secret, log: null });
    const admin = createHyperMemory({ ...at, baseUrl, apiKey: adminKey });
    const recall = () => client.memory.recall({ query: 'project' }).firstPage();

    // Create new key; Update applications; Verify functionality; Revoke old key.
    const rotation = await rotateKey({
      old: old.key.id,
      create: ({ idempotencyKey }) =>
        latchkey.keys.issue({ name: '2026-01-agent-v2', scopes: old.key.scopes }, { idempotencyKey }),
      deploy: (next) => client.useKey(next, { env }),
      client,
      provider: hypermemory,
      verify: recall,
      revoke: (id) => admin.keys.revoke(id),
      clock: server.clock,
    });

    expect(rotation).toMatchObject({ outcome: 'rotated' });
    expect(parseEnv(readFileSync(env, 'utf8'))).toEqual({
      HYPERMEMORY_API_KEY: rotation.secret.reveal(),
      HYPERMEMORY_API_KEY_BACKUP: old.secret.reveal(),
    });
    expect((await admin.keys.list().toArray()).map(({ id }) => id)).not.toContain(old.key.id);
    await recall();
    for (const [name, value] of Object.entries(parseEnv(readFileSync(env, 'utf8')))) vi.stubEnv(name, value);
    await createHyperMemory({ ...at, baseUrl, log: null })
      .memory.recall({ query: 'project' })
      .firstPage();
  });

  it('finds the cap of its plan, is told so, and changes nothing', async () => {
    const { server, latchkey, old } = await open(systemOf('hypermemory'), 'fetch');
    await latchkey.account.changePlan('free');
    const rotating = rotateKey({ ...successorOf(latchkey, old.key.id), verify: () => true, clock: server.clock });
    await expect(rotating).rejects.toMatchObject({ code: 'plan_cap' });
    expect((await server.keys.get(old.key.id)).status).toBe('active');
  });
});

describe('Hypersave’s keys', () => {
  it('are rotated over REST once somebody has created the next one: the old one is gone', async () => {
    const { server, latchkey, old, at, baseUrl } = await open(systemOf('hypersave'), 'http');
    const client = createHypersave({ ...at, baseUrl, apiKey: old.secret, log: null });
    const [present] = await client.keys.list();
    const rotation = await rotateKey({
      old: present?.id ?? '',
      // The platform's page, by hand.
      create: async () => (await latchkey.keys.issue({ name: 'next' })).secret.reveal(),
      client,
      provider: hypersave,
      verify: () => client.memories.list().firstPage(),
      revoke: (id) => client.keys.revoke(id),
      clock: server.clock,
    });
    expect(rotation).toMatchObject({ outcome: 'rotated', keyId: null });
    expect(await client.keys.list()).toMatchObject([{ name: 'next' }]);
  });
});

describe('HyperStudy’s keys', () => {
  it('are waited for while they spread: a few seconds, as the document says', async () => {
    const { latchkey, old, clientOf, read, server } = await open(systemOf('hyperstudy'), 'fetch', 9_000);
    const { clock } = server;
    await clock.advance('10s');
    const client = clientOf(old.secret);
    const madeAtMs = clock.now();
    const rotation = await rotateKey({
      ...successorOf(latchkey, old.key.id),
      client,
      provider: hyperstudy,
      verify: () => read(client),
      clock,
    });
    expect(rotation).toMatchObject({ outcome: 'rotated' });
    expect(clock.now() - madeAtMs).toBeGreaterThanOrEqual(9_000);
  });
});

describe('Heratio’s keys', () => {
  it('get a successor by the permissions of the form, and none where no permission stands for what they may', async () => {
    const { server, latchkey } = await open(systemOf('heratio'), 'fetch');
    const imported = await server.keys.issue({ name: 'imported', scopes: ['read'] });
    const rotate = (permissions?: readonly string[]) =>
      rotateKey({
        ...successorOf(latchkey, imported.key.id, permissions ? { permissions } : {}),
        verify: () => true,
        clock: server.clock,
      });
    await expect(rotate()).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('read, write, search'),
    });
    expect((await server.keys.list({ status: 'active' })).keys).toHaveLength(2);
    const rotation = await rotate(['read']);
    expect(rotation.outcome).toBe('rotated');
    expect((await latchkey.keys.get(rotation.keyId ?? '')).scopes).toEqual(['read', 'search']);
  });
});
