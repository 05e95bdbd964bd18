import { expect, it } from 'vitest';
import { managedSystems, openManaged } from '../../test/plane/managed-systems.ts';
import type { Wire } from './wire.ts';

it.each(managedSystems)(
  'the signing secret of a webhook’s alert is answered once, and stored nowhere on the way: $id',
  async (system) => {
    const { post, get } = await openManaged(system);
    const channel = { kind: 'webhook', url: 'https://hooks.example.org/' } as const;
    const alert = { condition: { kind: 'expiring', days: 7 }, channel };

    const { status, headers, body } = await post<Wire['Alert']>('/alerts', alert);

    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.signingSecret).toMatch(/^whsec_[\w+/]{43}=$/);
    for (const path of ['/alerts', '/audit', '/alert-crossings']) {
      expect((await get(path)).text).not.toContain(body.signingSecret);
    }
  },
);
