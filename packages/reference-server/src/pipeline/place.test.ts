import { describe, expect, it } from 'vitest';
import { openChain } from '../../test/bakery/chain.ts';
import { createPlace } from './place.ts';

describe('what a request touches', () => {
  it('is the server’s environment, where keys are not bound', () => {
    expect(createPlace(undefined, 'live')({ town: 'ulm' })).toEqual({ organization: null, environment: 'live' });
  });

  it('is read off the path, decoded, and answered by how far the key reaches', async () => {
    const { server, call, seen } = openChain();
    const issue = { name: 'a', scopes: ['*'] };
    const { key, secret } = await server.keys.issue({ ...issue, type: 'oven', environment: 'oven_stone' });
    expect(key).toMatchObject({
      environment: 'live',
      reach: { type: 'oven', organization: 'ulm', environment: 'stone' },
    });
    const said = async (path: string) => {
      const response = await call(path, secret.reveal());
      return [response.status, (await response.json()).code];
    };
    expect(await said('/ulm/loaves')).toEqual([200, undefined]);
    expect(await said('/ulm/ovens/stone/loaves')).toEqual([200, undefined]);
    expect(await said('/u%6cm/ovens/oven_stone/loaves')).toEqual([200, undefined]);
    expect(await said('/ulm/ovens/steel/loaves')).toEqual([403, 'WRONG_OVEN']);
    expect(await said('/bonn/ovens/stone/loaves')).toEqual([403, 'FORBIDDEN']);
    expect(await said('/nowhere/loaves')).toEqual([403, 'FORBIDDEN']);
    expect(await said('/%zz/loaves')).toEqual([400, 'BAD_PARAMETER']);
    expect(seen.map((request) => request.key?.reach?.environment)).toEqual(['stone', 'stone', 'stone']);
  });

  it('is refused before the input is looked at, and takes nothing', async () => {
    const { server, call } = openChain();
    const { secret } = await server.keys.issue({ name: 'a', scopes: ['*'], type: 'town' });
    const headers = { 'X-Baker': 'far too long' };
    const refused = await call('/bonn/ovens/stone/loaves', secret.reveal(), { headers });
    expect([refused.status, refused.headers.get('x-limit'), refused.headers.get('x-remaining')]).toEqual([
      403,
      '50',
      '50',
    ]);
    expect((await call('/ulm/ovens/stone/loaves', secret.reveal(), { headers })).status).toBe(400);
  });
});

describe('headers that the document names', () => {
  it('reach the handler by their names in lower case, and no others do', async () => {
    const { server, call, seen } = openChain();
    const { secret } = await server.keys.issue({ name: 'a', scopes: ['*'], type: 'chain' });
    const sent = { 'X-BAKER': 'Ada', 'X-Other': 'no' };
    await call('/ulm/ovens/stone/loaves', secret.reveal(), { headers: sent });
    await call('/ulm/ovens/stone/loaves', secret.reveal(), { headers: { 'X-Baker': '' } });
    expect(seen.map(({ headers }) => headers)).toEqual([{ 'x-baker': 'Ada' }, {}]);
  });
});
