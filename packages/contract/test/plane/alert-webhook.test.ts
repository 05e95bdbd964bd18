import { createHmac } from 'node:crypto';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { createLatchkey } from '@latchkey/sdk/latchkey';
import { describe, expect, it } from 'vitest';

/** A server whose webhooks end in a list, and a person who is signed in. */
const openOffice = async () => {
  const got: { readonly headers: Headers; readonly body: string }[] = [];
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld(),
    webhooks: {
      async send(_, init) {
        got.push({ headers: new Headers(init?.headers), body: String(init?.body) });
        return new Response(null, { status: 204 });
      },
    },
  });
  const { fetch, clock } = server;
  const latchkey = createLatchkey({ baseUrl: 'http://127.0.0.1/_latchkey', fetch, clock, validate: 'strict' });
  await latchkey.signIn('ada');
  return { server, latchkey, got };
};

const condition = { kind: 'requests_per_minute', above: 0 } as const;
const channel = { kind: 'webhook', url: 'https://hooks.example.org/alerts' } as const;

describe('an alert that a person has told by webhook', () => {
  it('comes with the secret of its signatures, once, and every webhook is signed with it', async () => {
    const { server, latchkey, got } = await openOffice();
    const { id, signingSecret } = await latchkey.alerts.create({ condition, channel });
    const { secret } = await latchkey.keys.issue({ name: 'Weekly', scopes: ['read:events'], expires: '90d' });
    await createHyperStudy({ apiKey: secret, fetch: server.fetch, clock: server.clock })
      .events.inRoom('ROOM_ID')
      .first();
    await server.alerts.evaluate();

    expect(String(signingSecret)).toBe('whsec_******');
    const key = Buffer.from(signingSecret?.reveal().slice('whsec_'.length) ?? '', 'base64');
    const [{ headers, body } = { headers: new Headers(), body: '' }] = got;
    const signed = [headers.get('webhook-id'), headers.get('webhook-timestamp'), body].join('.');
    expect(headers.get('webhook-signature')).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(JSON.parse(body).data).toMatchObject({ alert: id, value: 1 });
    const [listed] = await latchkey.alerts.list();
    expect(listed).toMatchObject({ id, channel });
    expect(listed).not.toHaveProperty('signingSecret');
  });

  it('has none where it is told otherwise, and is refused where webhooks may not go', async () => {
    const { latchkey } = await openOffice();
    const email = { kind: 'email', to: 'ada@example.org' } as const;
    expect((await latchkey.alerts.create({ condition, channel: email })).signingSecret).toBeNull();
    const inside = { kind: 'webhook', url: 'https://169.254.169.254/latest/meta-data' } as const;
    await expect(latchkey.alerts.create({ condition, channel: inside })).rejects.toMatchObject({
      code: 'invalid_request',
      status: 400,
    });
  });
});
