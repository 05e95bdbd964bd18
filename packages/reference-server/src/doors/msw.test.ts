import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';
import { mswHandlers } from './msw.ts';

type Resolver = Parameters<Parameters<typeof mswHandlers>[0]['all']>[1];

/** Stands in for MSW's `http`: what it is told, it gives back. */
const http = { all: (pattern: string, resolver: Resolver) => ({ pattern, resolver }) };

const patternsOf = async (servers: readonly string[], origins: readonly string[] = []) => {
  const { server } = await openBakery();
  const document = { ...server.document, servers: servers.map((url) => ({ url })) };
  return mswHandlers(http, { ...server, document }, { origins }).map(({ pattern }) => pattern);
};

describe('mswHandlers', () => {
  it('gives one handler for each origin, however often it is named', async () => {
    expect(
      await patternsOf(
        ['https://api.bakery.example/v1', 'https://dev.bakery.example/v1/', 'https://dev.bakery.example:443/v1'],
        ['http://localhost:4010', 'http://localhost:4010/'],
      ),
    ).toEqual(['https://api.bakery.example/*', 'https://dev.bakery.example/*', 'http://localhost:4010/*']);
  });

  it('passes over servers that name no origin, or another base path than the API has', async () => {
    const servers = ['/v1', 'https://{place}.bakery.example/v1', 'https://api.old.example/v0', 'file:///v1'];
    expect(await patternsOf(servers)).toEqual(['https://api.bakery.example/*']);
  });

  it.each([
    'localhost:4010',
    'http://localhost:4010/v1',
    'http://localhost?x=1',
    'http://name:word@localhost',
    'ws://localhost',
    '*',
    '',
  ])('refuses %j, which is no origin', async (origin) => {
    await expect(patternsOf([], [origin])).rejects.toThrow(RangeError);
  });

  it('answers below the base path, and leaves everything else to others', async () => {
    const { server } = await openBakery();
    const [handler] = mswHandlers(http, server);
    const statusOf = async (path: string) =>
      (await handler?.resolver({ request: new Request(`https://api.bakery.example${path}`) }))?.status;
    expect(await statusOf('/v1/health')).toBe(200);
    expect(await statusOf('/v1')).toBe(404);
    expect(await statusOf('/v1/nothing')).toBe(404);
    expect(await statusOf('/v10/health')).toBeUndefined();
    expect(await statusOf('/')).toBeUndefined();
  });

  it('never rejects, whatever a handler throws', async () => {
    const { server, all } = await openBakery();
    const [handler] = mswHandlers(http, server);
    const request = new Request('https://api.bakery.example/v1/oven/burn', {
      headers: { 'X-Bakery-Key': all.secret.reveal() },
    });
    const answered = await handler?.resolver({ request });
    expect(answered?.status).toBe(500);
    expect(await answered?.text()).not.toMatch(/fire|stack|at /);
  });
});
