import { describe, expect, it } from 'vitest';
import type { Fetch } from '../reference-server.ts';
import { webhookPost } from './webhook.ts';

describe('the sender of webhooks', () => {
  it('posts to the address alone: a redirect is an answer and no other address to ask', async () => {
    const asked: { readonly url: unknown; readonly init: RequestInit | undefined }[] = [];
    const send: Fetch = async (url, init) => {
      asked.push({ url, init });
      return new Response('moved', { status: 307, headers: { location: 'https://elsewhere.example' } });
    };
    const message = { url: 'https://hooks.example.org/', headers: { 'webhook-id': 'crossing_1' }, body: '{}' };
    expect(await webhookPost(send)(message)).toBe(307);
    expect(asked).toMatchObject([
      { url: message.url, init: { method: 'POST', headers: message.headers, body: '{}', redirect: 'manual' } },
    ]);
  });
});
