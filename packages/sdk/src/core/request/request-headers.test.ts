import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { operation, provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { requestHeaders } from './request-headers.ts';

const things = operation('listThings', {
  parameters: [
    { name: 'X-Organization-Id', in: 'header', required: true },
    { name: 'X-Trace', in: 'header', required: false },
    { name: 'Accept', in: 'header', required: true },
  ],
});
const headers = (given: Parameters<typeof requestHeaders>[1]['headers']) => requestHeaders(things, { headers: given });

describe('header parameters', () => {
  it('are sent under the names that the document gives them', () => {
    expect(headers({ 'x-organization-id': 'o', 'X-Trace': new Date(0) })).toEqual({
      'X-Organization-Id': 'o',
      'X-Trace': '1970-01-01T00:00:00.000Z',
    });
    expect(headers({ 'X-Organization-Id': 1, 'X-Trace': undefined })).toEqual({ 'X-Organization-Id': '1' });
  });

  it.each([
    ['one is missing', {}],
    ['one is none of the operation’s', { 'X-Organization-Id': 'o', 'X-Other': '1' }],
    ['one holds a line break', { 'X-Organization-Id': 'o\r\nX-Admin: 1' }],
    ['one holds what a header cannot', { 'X-Organization-Id': '“o”' }],
  ])('are refused where %s', (_, given) => {
    expect(() => headers(given)).toThrow(expect.objectContaining({ code: 'config' }));
  });

  it('go out with a call, beside the key', async () => {
    const { fetch, asked } = stub(json({ items: [] }));
    const client = createClient({ ...provider(), operations: { things } }, { apiKey: testKey, fetch });
    await client.call('things', { headers: { 'X-Organization-Id': 'o' } });
    expect(asked[0]?.headers).toMatchObject({ 'X-Organization-Id': 'o', Authorization: `Bearer ${testKey}` });
    expect(await rejection(client.call('things'))).toMatchObject({ code: 'config' });
    expect(asked).toHaveLength(1);
  });

  it('may give the Idempotency-Key, in place of one that is made', async () => {
    const name = 'idempotency-key';
    const addThing = operation('addThing', {
      method: 'POST',
      idempotencyKey: true,
      parameters: [{ name, in: 'header', required: true }],
    });
    const { fetch, asked } = stub(json({}));
    const client = createClient({ ...provider(), operations: { addThing } }, { apiKey: testKey, fetch });
    await client.call('addThing', { headers: { 'Idempotency-Key': 'mine' } });
    await client.call('addThing');
    const sent = asked.map((each) => Object.entries(each.headers).filter(([header]) => /idempotency/i.test(header)));
    expect(sent).toEqual([[[name, 'mine']], [['Idempotency-Key', expect.stringMatching(/^[0-9a-f-]{36}$/)]]]);
  });
});
