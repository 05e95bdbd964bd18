import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';

const setUp = (value: string | undefined) => {
  const { fetch, asked } = stub(json({ items: [], next: '2' }));
  const path = { thingId: { option: 'organization', value } };
  return { client: createClient(provider(), { apiKey: testKey, fetch }, { path }), asked };
};

describe('an option that stands in paths', () => {
  it('fills its parameter in every call, as one segment; what a call names goes before it', async () => {
    const { client, asked } = setUp('org/1');
    await client.call('getThing');
    await client.call('getThing', { path: { thingId: 'org_2' } });
    await client.call('listThings');
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
      '/v1/things/org%2F1',
      '/v1/things/org_2',
      '/v1/things',
    ]);
  });

  it('is missed when the client is made, by its own name', () => {
    for (const value of [undefined, '']) {
      expect(() => setUp(value)).toThrow(
        expect.objectContaining({
          code: 'config',
          message: 'Made-Up needs `organization`.',
          hint: expect.stringContaining('{thingId}'),
        }),
      );
    }
  });

  it('is refused where it could leave its segment or is no text', () => {
    for (const value of ['.', '..', '\ud800', JSON.parse('7')]) {
      expect(() => setUp(value)).toThrow(expect.objectContaining({ code: 'config' }));
    }
  });

  it('is part of what a cursor is bound to', async () => {
    const { cursor } = await setUp('org_1').client.list('listThings').firstPage();
    const other = setUp('org_2').client.list('listThings', {}, { cursor: cursor ?? '' });
    expect(await rejection(other.firstPage())).toMatchObject({ code: 'config' });
  });
});
