import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';
import type { Webhook } from '../engine/alerts/notify-port.ts';
import type { Fetch } from '../reference-server.ts';
import { webhookSender } from './webhook.ts';

const message = { url: 'https://hooks.example.org/', headers: { 'webhook-id': 'crossing_1' }, body: '{}' };
const busy = { kind: 'requests_per_minute', above: 0 } as const;

/** A `fetch` that notes what it is asked. */
const noting = (status: number) => {
  const asked: { readonly url: unknown; readonly init: RequestInit | undefined }[] = [];
  const send: Fetch = async (url, init) => {
    asked.push({ url, init });
    return new Response('moved', { status, headers: { location: 'https://elsewhere.example' } });
  };
  return { asked, send };
};

describe('the sender of webhooks', () => {
  it('posts to the address alone: a redirect is an answer and no other address to ask', async () => {
    const { asked, send } = noting(307);
    expect(await webhookSender({ send }).post(message)).toBe(307);
    expect(asked).toMatchObject([
      { url: message.url, init: { method: 'POST', headers: message.headers, body: '{}', redirect: 'manual' } },
    ]);
    expect(asked[0]?.init?.signal).toBeInstanceOf(AbortSignal);
  });

  it('sends nothing to where it may not go, whenever the alert was made', async () => {
    const { asked, send } = noting(200);
    const inside = { ...message, url: 'https://10.0.0.1/' };
    await expect(webhookSender({ send }).post(inside)).rejects.toThrow('private address');
    expect(asked).toEqual([]);
    expect(await webhookSender({ send, to: 'any' }).post(inside)).toBe(200);
  });
});

describe('the webhook of an alert', () => {
  it('arrives at a receiver on this machine with the signature that its secret makes', async () => {
    const got: Pick<Webhook, 'headers' | 'body'>[] = [];
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        got.push({ headers: request.headers as Webhook['headers'], body });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { server, call } = await openBakery();
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;
    const { signingSecret } = await server.alerts.create({ condition: busy, channel: { kind: 'webhook', url } });
    await call('/loaves');
    await server.alerts.evaluate();
    receiver.close();

    expect(got).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    // What a receiver does, by https://www.standardwebhooks.com.
    const key = Buffer.from(signingSecret?.reveal().replace('whsec_', '') ?? '', 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(key).toHaveLength(32);
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(server.clock.now() / 1000)));
    expect(JSON.parse(body)).toMatchObject({ type: 'alert.crossed', data: { value: 1 } });
    expect(await server.alerts.crossings()).toMatchObject([{ delivery: 'delivered', id: headers['webhook-id'] }]);
  });

  it('is signed with a secret that is told once, prints as its mask and is nobody else’s', async () => {
    const { server } = await openBakery();
    const channel = { kind: 'webhook', url: 'https://hooks.example.org/' } as const;
    const one = await server.alerts.create({ condition: busy, channel });
    const other = await server.alerts.create({ condition: busy, channel });
    const mailed = await server.alerts.create({ condition: busy, channel: { kind: 'email', to: 'ada@example.org' } });
    expect(one.signingSecret?.reveal()).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(one.signingSecret?.reveal()).not.toBe(other.signingSecret?.reveal());
    expect(mailed.signingSecret).toBeNull();
    expect(`${one.signingSecret} ${JSON.stringify(one)}`).not.toContain(one.signingSecret?.reveal());
    expect(JSON.stringify([await server.alerts.list(), await server.audit()])).not.toContain('whsec_');
  });

  it('is refused where it would lead to a private address, or over plain http to another machine', async () => {
    const { server } = await openBakery();
    for (const url of ['https://192.168.1.1/', 'http://hooks.example.org/']) {
      await expect(server.alerts.create({ condition: busy, channel: { kind: 'webhook', url } })).rejects.toMatchObject({
        kind: 'invalid',
        field: 'channel.url',
      });
    }
    const open = await openBakery({ webhooks: { to: 'any' } });
    const channel = { kind: 'webhook', url: 'http://192.168.1.1/' } as const;
    expect(await open.server.alerts.create({ condition: busy, channel })).toMatchObject({ channel });
  });
});
