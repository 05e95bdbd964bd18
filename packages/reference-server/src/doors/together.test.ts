import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMs } from '../../test/bakery/open-bakery.ts';
import { mill, openTogether } from '../../test/bakery/open-together.ts';
import { bakery } from '../../test/bakery/provider.ts';
import { bakeryWorld } from '../../test/bakery/world.ts';
import { createReferenceServer, together, virtualClock } from '../index.ts';

const alone = (provider: Parameters<typeof createReferenceServer>[0]) =>
  createReferenceServer(provider, { clock: virtualClock(startMs), world: bakeryWorld() });

/** Who answered: each server counts what it was asked. */
const openCounted = async () => {
  const opened = await openTogether();
  const whoAnswers = async (url: string, init?: RequestInit) => {
    for (const { server } of [opened.bakery, opened.mill]) server.journal.clear();
    const { status } = await opened.ask(url, null, init);
    const [who = 'nobody'] = [opened.bakery, opened.mill].flatMap(({ server }) =>
      server.journal.entries().map(() => server.provider.id),
    );
    return `${who} ${status}`;
  };
  return { ...opened, whoAnswers };
};

describe('servers together: whose a request is', () => {
  it.each([
    ['http://127.0.0.1:4010/bakery/v1/health', 'bakery 200'],
    ['http://localhost:4010/mill/api/v2/health', 'mill 200'],
    ['http://[::1]:4010/mill/api/v2/health', 'mill 200'],
    ['http://mocks:4010/mill/api/v2/health', 'mill 200'],
    ['http://bakery.localhost:4010/v1/health', 'bakery 200'],
    ['http://BAKERY.localhost:4010/v1/health', 'bakery 200'],
    ['http://bakery.localhost.:4010/v1/health', 'bakery 200'],
    ['http://mill.localhost/api/v2/health', 'mill 200'],
    ['https://api.bakery.example/v1/health', 'bakery 200'],
    ['http://api.bakery.example:4010/v1/health', 'bakery 200'],
    ['https://mill.example/api/v2/health', 'mill 200'],
    ['http://localhost:4010/mil%6C/api/v2/health', 'mill 200'],
  ])('%s: %s', async (url, answered) => {
    expect(await (await openCounted()).whoAnswers(url)).toBe(answered);
  });

  it.each([
    ['a base path of another', 'http://localhost:4010/bakery/api/v2/health', 'bakery 404'],
    ['no base path', 'http://localhost:4010/bakery/health', 'bakery 404'],
    ['a name and nothing more', 'http://localhost:4010/bakery', 'bakery 404'],
    ['a name and a slash', 'http://localhost:4010/bakery/', 'bakery 404'],
    ['its own host and a prefix', 'http://bakery.localhost:4010/bakery/v1/health', 'bakery 404'],
    ['its own host and the prefix of another', 'https://mill.example/bakery/v1/health', 'mill 404'],
    ['its own host and nothing more', 'http://mill.localhost:4010/', 'mill 404'],
  ])('%s is answered by the system itself, as it answers a wrong path', async (_, url, answered) => {
    expect(await (await openCounted()).whoAnswers(url)).toBe(answered);
  });

  it.each([
    ['an unknown name', 'http://localhost:4010/nosuch/v1/health'],
    ['a name in capitals', 'http://localhost:4010/Bakery/v1/health'],
    ['a name that only begins like one', 'http://localhost:4010/bakery2/v1/health'],
    ['a base path without a name', 'http://localhost:4010/v1/health'],
    ['a slash too many', 'http://localhost:4010//bakery/v1/health'],
    ['an encoded slash after the name', 'http://localhost:4010/bakery%2Fv1/health'],
    ['a way out of one into none', 'http://localhost:4010/bakery/../v1/health'],
    ['a malformed escape', 'http://localhost:4010/%E0%A4/v1/health'],
    ['a member of Object.prototype', 'http://localhost:4010/constructor/v1/health'],
    ['an unknown name below localhost', 'http://nosuch.localhost:4010/v1/health'],
    ['a name below the name of one', 'http://x.bakery.localhost:4010/v1/health'],
    ['a host that only ends like one', 'http://notapi.bakery.example/v1/health'],
  ])('%s leads to nobody', async (_, url) => {
    expect(await (await openCounted()).whoAnswers(url)).toBe('nobody 404');
  });

  it('a path that leads out of one and into another is that other’s, its key rules included', async () => {
    const { ask, bakery, mill } = await openTogether();
    const out = 'http://localhost:4010/bakery/%2e%2e/mill/api/v2/loaves';
    expect((await ask(out, bakery.secret)).status).toBe(401);
    expect((await ask(out, mill.secret)).status).toBe(200);
  });

  it('dots that no client took out are segments like others', async () => {
    const { all, bakery } = await openTogether();
    const answer = await all.handle({
      method: 'GET',
      origin: 'http://localhost:4010',
      path: '/bakery/../mill/api/v2/health',
      query: '',
      header: () => undefined,
      body: () => new Uint8Array(),
      address: null,
    });
    expect(answer.status).toBe(404);
    expect(bakery.server.journal.entries()).toHaveLength(1);
  });

  it('tells systems at one host apart by their base paths, the longer one first, and else takes the first', async () => {
    const at = (id: string, baseUrl: string) => alone({ ...bakery, id, baseUrl });
    const servers = {
      short: at('short', 'https://one.example'),
      twin: at('twin', 'https://one.example'),
      long: at('long', 'https://one.example/v1'),
      local: at('local', 'http://localhost:3000/local'),
    };
    const all = together(servers);
    const asked = async (url: string) => {
      const { status } = await all.fetch(url);
      const [who] = Object.values(servers).filter(({ journal }) => journal.entries().length > 0);
      for (const { journal } of Object.values(servers)) journal.clear();
      return `${who?.provider.id ?? 'nobody'} ${status}`;
    };
    expect(await asked('https://one.example/health')).toBe('short 200');
    expect(await asked('https://one.example/v1/health')).toBe('long 200');
    expect(await asked('http://twin.localhost/health')).toBe('twin 200');
    expect(await asked('http://localhost:3000/local/health')).toBe('local 404');
    expect(await asked('http://localhost:3000/local/local/health')).toBe('local 200');
    expect(await asked('http://localhost:3000/long/v1/health')).toBe('long 200');
  });

  it('may serve one system twice, under names of one’s own', async () => {
    const all = together({ 'live-1': alone(mill), 'test-1': alone(mill) });
    for (const name of ['live-1', 'test-1']) {
      expect((await all.fetch(`http://localhost/${name}/api/v2/health`)).status).toBe(200);
    }
  });

  it.each(['', 'Bakery', 'a_b', '-a', 'a-', 'a.b', 'a/b', '__proto__x', 'a'.repeat(64)])(
    'refuses the name %j',
    (name) => {
      expect(() => together({ [name]: alone(mill) })).toThrow(RangeError);
    },
  );

  it('refuses to serve nobody', () => {
    expect(() => together({})).toThrow('There is no server to serve.');
  });
});

describe('servers together: each is as it is alone', () => {
  it('a key of one is no key of another, however it is reached', async () => {
    const { ask, bakery, mill } = await openTogether();
    const statuses = (url: string) =>
      Promise.all([bakery, mill].map(async ({ secret }) => (await ask(url, secret)).status));
    expect(await statuses('http://localhost/bakery/v1/loaves')).toEqual([200, 401]);
    expect(await statuses('http://localhost/mill/api/v2/loaves')).toEqual([401, 200]);
    expect(await statuses('http://bakery.localhost/v1/loaves')).toEqual([200, 401]);
    expect(await statuses('https://mill.example/api/v2/loaves')).toEqual([401, 200]);
  });

  it('counts limits by key, and not by the way that it is reached', async () => {
    const { ask, bakery, mill } = await openTogether();
    const status = async (url: string, { secret }: typeof bakery) => (await ask(url, secret)).status;
    expect(await status('http://localhost/bakery/v1/loaves', bakery)).toBe(200);
    expect(await status('http://bakery.localhost/v1/loaves', bakery)).toBe(200);
    expect(await status('https://api.bakery.example/v1/loaves', bakery)).toBe(200);
    expect(await status('http://127.0.0.1/bakery/v1/loaves', bakery)).toBe(429);
    expect(await status('http://localhost/mill/api/v2/loaves', mill)).toBe(200);
  });

  it('goes by its own clock, which dates its answers', async () => {
    const { ask, bakery, mill } = await openTogether();
    await mill.server.clock.advance('91d');
    const first = await ask('http://localhost/bakery/v1/loaves', bakery.secret);
    const second = await ask('http://localhost/mill/api/v2/loaves', mill.secret);
    expect([first.status, second.status]).toEqual([200, 401]);
    expect([first, second].map(({ headers }) => headers.get('date'))).toEqual(
      [bakery, mill].map(({ server }) => new Date(server.clock.now()).toUTCString()),
    );
  });

  it.each([
    ['http://localhost:4010/bakery/v1', 'http://localhost:4010/bakery/v1'],
    ['http://localhost:4010/baker%79/v1', 'http://localhost:4010/bakery/v1'],
    ['http://bakery.localhost:4010/v1', 'http://bakery.localhost:4010/v1'],
    ['https://api.bakery.example/v1', 'https://api.bakery.example/v1'],
  ])('links in answers of %s lead back the way the request came', async (base, back) => {
    const { ask, bakery } = await openTogether();
    const { link } = (await (await ask(`${base}/loaves/a`, bakery.secret)).json()) as { link: string };
    expect(link).toBe(`${back}/loaves/newest`);
    expect((await ask(link, bakery.secret)).status).toBe(200);
  });

  it('redirects to its own paths, and elsewhere as it says', async () => {
    const { ask, bakery } = await openTogether();
    const location = async (to: string, url: string) => {
      bakery.server.faults.add({ kind: 'redirect', location: to, times: 1 });
      return (await ask(url, bakery.secret, { redirect: 'manual' })).headers.get('location');
    };
    const prefixed = 'http://localhost/bakery/v1/loaves';
    expect(await location('/v1/loaves/newest', prefixed)).toBe('/bakery/v1/loaves/newest');
    expect(await location('/v1/loaves/newest', 'http://bakery.localhost/v1/loaves')).toBe('/v1/loaves/newest');
    expect(await location('https://elsewhere.example/x', prefixed)).toBe('https://elsewhere.example/x');
    expect(await location('//elsewhere.example/x', prefixed)).toBe('//elsewhere.example/x');
  });

  it('answers HEAD and OPTIONS with its own words', async () => {
    const { ask, bakery } = await openTogether();
    const head = await ask('http://localhost/bakery/v1/loaves/a', bakery.secret, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
    const options = await ask('http://localhost/bakery/v1/loaves', null, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  });

  it('answers any request as it does alone, but for links and the request’s id', async () => {
    const { all, bakery } = await openTogether();
    const path = fc.constantFrom('', '/', '/health', '/loaves', '/loaves/newest', '/loaves/%zz', '/loaves/../x', '/no');
    const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE', 'PATCH');
    const accept = fc.constantFrom('*/*', 'text/html', 'application/json');
    await fc.assert(
      fc.asyncProperty(path, method, accept, async (rest, verb, type) => {
        const init = { method: verb, headers: { Accept: type } };
        const told = async (response: Response) => {
          const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
          return [response.status, headers, await response.text()];
        };
        const itself = await told(await bakery.server.fetch(`http://localhost/v1${rest}`, init));
        expect(await told(await all.fetch(`http://localhost/bakery/v1${rest}`, init))).toEqual(itself);
        expect(await told(await all.fetch(`http://bakery.localhost/v1${rest}`, init))).toEqual(itself);
      }),
    );
  });
});
