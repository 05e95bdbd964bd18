import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import type { ClientEvent } from '../events/events.ts';
import type { Validation } from '../options.ts';

const responses = { listThings: z.object({ items: z.array(z.object({ onset: z.number() })) }) };
const drifted = { items: [{ onset: '1' }, { onset: '2', extra: true }] };

const setUp = (validate: Validation | undefined, body: unknown) => {
  const events: ClientEvent[] = [];
  const { fetch, asked } = stub(json(body));
  const client = createClient(provider(), { apiKey: testKey, fetch, validate }, { responses });
  client.on('drift', (event) => events.push(event));
  return { client, events, asked };
};

it('security 14: tells of a place in an answer without a key that stands in it, and not for ever', async () => {
  const schemas = { listThings: z.object({ items: z.record(z.string(), z.number()) }) };
  const told: ClientEvent[] = [];
  let names = [testKey];
  const fetch = async () => json({ items: Object.fromEntries(names.map((name) => [name, 'none'])) });
  const read = (validate: Validation) =>
    createClient(
      provider(),
      { apiKey: testKey, fetch, validate, onEvent: (event) => told.push(event) },
      { responses: schemas },
    );
  const error = await rejection(read('strict').call('listThings'));
  const client = read('warn');
  await client.call('listThings');
  expect(JSON.stringify([error, told])).not.toContain('canary');
  const drifts = () => told.filter(({ type }) => type === 'drift').length;
  expect(drifts()).toBe(1);
  names = Array.from({ length: 5000 }, (_, at) => `name${at}`);
  await client.call('listThings');
  expect(drifts()).toBe(1000);
});

describe('an answer that does not agree with its document', () => {
  it('is taken as received by default, and told of once for each path', async () => {
    const { client, events } = setUp(undefined, drifted);
    expect(await client.call('listThings')).toEqual(drifted);
    expect(await client.call('listThings')).toEqual(drifted);
    expect(events).toEqual([
      { type: 'drift', operation: 'listThings', path: 'items[].onset', message: expect.any(String) },
    ]);
  });

  it('is an error when strict, with the path and without the value, and is not asked for again', async () => {
    const { client, asked } = setUp('strict', drifted);
    const error = await rejection(client.call('listThings'));
    expect(error).toMatchObject({ code: 'invalid_response', message: expect.stringContaining('items[].onset') });
    expect(asked).toHaveLength(1);
  });

  it('is not looked at when off', async () => {
    const { client, events } = setUp('off', drifted);
    expect(await client.call('listThings')).toEqual(drifted);
    expect(events).toEqual([]);
  });
});

it('hands over the record as received, unknown fields included', async () => {
  const body = { items: [{ onset: 1, added: 'later' }], more: true };
  const { client, events } = setUp('strict', body);
  expect(await client.call('listThings')).toEqual(body);
  expect(events).toEqual([]);
});

describe('schemas that stay behind', () => {
  const lazily = (validate: Validation | undefined, fetchSchemas: () => Promise<typeof responses>) => {
    const { fetch, asked } = stub(json(drifted), json(drifted));
    const options = { apiKey: testKey, fetch, validate, clock: virtualClock(), maxAttempts: 2 };
    return { client: createClient(provider(), options, { responses: fetchSchemas }), asked };
  };

  it('are fetched with the first request, once, and look at its answer already', async () => {
    const fetchSchemas = vi.fn(async () => responses);
    const { client } = lazily(undefined, fetchSchemas);
    expect(fetchSchemas).not.toHaveBeenCalled();
    const drifts: ClientEvent[] = [];
    client.on('drift', (event) => drifts.push(event));
    await client.call('listThings');
    expect(drifts).toMatchObject([{ path: 'items[].onset' }]);
    await client.call('listThings');
    expect(fetchSchemas).toHaveBeenCalledTimes(1);
  });

  it('are not fetched when off', async () => {
    const fetchSchemas = vi.fn(async () => responses);
    const { client } = lazily('off', fetchSchemas);
    expect(await client.call('listThings')).toEqual(drifted);
    expect(fetchSchemas).not.toHaveBeenCalled();
  });

  it('let nothing pass unseen where they do not come: nothing is sent, and they are asked for again', async () => {
    const fetchSchemas = vi.fn(async () => responses).mockRejectedValueOnce(new Error('no such chunk'));
    const { client, asked } = lazily('strict', fetchSchemas);
    const error = await rejection(client.call('listThings'));
    expect(error).toMatchObject({
      code: 'invalid_response',
      attempts: [{ code: 'network', status: null }, { code: 'invalid_response' }],
    });
    expect(asked).toHaveLength(1);
  });
});
