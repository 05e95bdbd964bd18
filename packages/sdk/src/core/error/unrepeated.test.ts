import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { createGate } from '../gate/gate.ts';
import type { ClientOptions } from '../options.ts';

const setUp = (answer: Response, options: ClientOptions = {}) => {
  const clock = virtualClock();
  const { fetch, asked } = stub(answer);
  const client = createClient(provider(), { apiKey: testKey, fetch, clock, random: () => 0.5, ...options });
  return { client, asked, startMs: clock.now() };
};

describe('a failure that is not repeated', () => {
  const later = { 'Retry-After': '3600' };

  it('because the server wants to be asked after the deadline, says when', async () => {
    const { client, asked, startMs } = setUp(json({}, 503, later));
    expect(await rejection(client.call('listThings', {}, { deadline: '5s' }))).toMatchObject({
      code: 'server_error',
      status: 503,
      retryAt: new Date(startMs + 3_600_000),
      message: expect.stringMatching(/503.*; the next attempt would not come before the deadline$/),
    });
    expect(asked).toHaveLength(1);
  });

  it('because it was the last one, or changes something, says when the server wants it', async () => {
    const last = setUp(json({}, 503, later), { maxAttempts: 1 });
    const retryAt = new Date(last.startMs + 3_600_000);
    expect(await rejection(last.client.call('listThings'))).toMatchObject({ code: 'server_error', retryAt });
    const { client } = setUp(json({}, 503, later));
    expect(await rejection(client.call('addThing', { body: {} }))).toMatchObject({ code: 'server_error', retryAt });
  });

  it('has no time where the server names none', async () => {
    const { client } = setUp(json({}, 503));
    const error = await rejection(client.call('listThings', {}, { deadline: '5s' }));
    expect(error).not.toHaveProperty('retryAt');
    expect(error).toMatchObject({ message: expect.stringContaining('not come before the deadline') });
  });

  it('because all calls together have no retry left, says so', async () => {
    const options = { gate: createGate(), maxAttempts: 51 };
    const first = await rejection(setUp(json({}, 500), options).client.call('listThings'));
    expect(first).toMatchObject({ attempts: { length: 51 }, hint: expect.not.stringContaining('used up') });
    const { client, asked } = setUp(json({}, 500), options);
    expect(await rejection(client.call('listThings'))).toMatchObject({
      code: 'server_error',
      hint: expect.stringMatching(/^The fault is on the server\..* the retries they share are used up/),
    });
    expect(asked).toHaveLength(1);
  });
});
