import { createReferenceServer } from '@latchkey/reference-server';
import { describe, expect, it } from 'vitest';
import { adoptSampleKeys } from './adopt-sample-keys.ts';
import { loadSystem, systemIds } from './systems.ts';

describe.each(systemIds)('the sample keys of %s', (id) => {
  it('ruling 7: are adopted as far as they are of the environment that is served', async () => {
    const { provider, world: worldOf } = await loadSystem(id);
    const world = worldOf();
    const samples = world.sampleKeys ?? [];
    const adopted: string[] = [];
    for (const environment of provider.keyFormat.environments ?? [null]) {
      const server = createReferenceServer(provider, { world, ...(environment === null ? {} : { environment }) });
      const keys = await adoptSampleKeys(server, samples, environment);
      expect(keys.map((key) => key.environment)).toEqual(keys.map(() => environment));
      expect((await server.keys.list()).keys).toHaveLength(keys.length);
      adopted.push(...keys.map(({ name }) => name));
    }
    expect(adopted.sort()).toEqual(samples.map(({ name }) => name).sort());
  });

  it('take no room from the account’s plan', async () => {
    const { provider, world: worldOf } = await loadSystem(id);
    const world = worldOf();
    const server = createReferenceServer(provider, { world });
    const { keys: before } = await server.accounts.get();
    const adopted = await adoptSampleKeys(server, world.sampleKeys ?? [], provider.keyFormat.environments?.[0] ?? null);
    const { keys: since } = await server.accounts.get();
    expect(since).toEqual({
      limit: before.limit === null ? null : before.limit + adopted.length,
      used: before.used + adopted.length,
    });
  });
});
