import { inspect } from 'node:util';
import { Secret } from '@latchkey/providers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, rejection } from '../../../test/answers.ts';
import { backupKey, provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from '../error/error.ts';
import type { ClientEvent } from '../events/events.ts';
import type { ClientOptions } from '../options.ts';

const newKey = 'mu_live_canarynewone0123456789abcdefghij';
const withBackup = provider([], {
  variables: { apiKey: ['MADE_UP_API_KEY', 'MADE_UP_API_KEY_BACKUP'], baseUrl: 'MADE_UP_BASE_URL' },
});

/** A server that takes some keys and no others, and a client of it. */
const setUp = (taken: readonly string[], options: ClientOptions = {}) => {
  const alive = new Set(taken);
  const asked: string[] = [];
  const fetch: ClientOptions['fetch'] = async (_, init) => {
    const key = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    asked.push(key);
    return alive.has(key) ? json({ items: [1] }) : json({ message: `no such key: ${key}` }, 401);
  };
  const events: ClientEvent[] = [];
  const warnings: string[] = [];
  const client = createClient(withBackup, {
    apiKey: [testKey, backupKey],
    fetch,
    clock: virtualClock(),
    log: { warn: (message) => void warnings.push(message) },
    onEvent: (event) => void events.push(event),
    ...options,
  });
  const get = () => client.call('listThings');
  const told = () => events.filter(({ type }) => type === 'failover');
  return { client, get, asked, alive, events, warnings, told };
};

afterEach(() => vi.unstubAllEnvs());

describe('security 72: a backup key', () => {
  it('takes over where the primary key is refused: once, remembered, and told', async () => {
    const { get, asked, told, warnings } = setUp([backupKey]);
    await get();
    await get();
    expect(asked).toEqual([testKey, backupKey, backupKey]);
    expect(told()).toEqual([
      {
        type: 'failover',
        operation: 'listThings',
        code: 'unauthorized',
        status: 401,
        from: 'mu_live_cana...',
        to: 'mu_live_cana...',
      },
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/^Made-Up refused the primary key \(mu_live_cana\.\.\., unauthor/),
    ]);
  });

  it('is not touched while the primary key is taken', async () => {
    const { get, asked, told } = setUp([testKey, backupKey]);
    await get();
    expect(asked).toEqual([testKey]);
    expect(told()).toEqual([]);
  });

  it.each([403, 404, 409, 422, 429, 500])('is not tried after a %i', async (status) => {
    const sent: unknown[] = [];
    const fetch: ClientOptions['fetch'] = async (_, init) => {
      sent.push(new Headers(init?.headers).get('authorization'));
      return json({}, status, { 'Retry-After': '60' });
    };
    const { client, told } = setUp([], { fetch, maxAttempts: 1, deadline: '1s' });
    expect(await rejection(client.call('listThings'))).toMatchObject({ status });
    expect(sent).toEqual([`Bearer ${testKey}`]);
    expect(told()).toEqual([]);
  });

  it('takes over for requests that change something too: a refused one did nothing', async () => {
    const { client, asked } = setUp([backupKey], { maxAttempts: 1 });
    await client.call('addThing', { body: {} });
    expect(asked).toEqual([testKey, backupKey]);
  });

  it('that is refused as well is told on the error, with every attempt', async () => {
    const { get, asked, told } = setUp([]);
    const error = await rejection(get());
    expect(error).toMatchObject({
      code: 'unauthorized',
      status: 401,
      message: expect.stringContaining('this was the backup key, and the primary key had been refused before'),
      hint: expect.stringContaining('useKey'),
    });
    expect(error instanceof LatchkeyError && error.attempts.map(({ status }) => status)).toEqual([401, 401]);
    expect(await rejection(get())).toMatchObject({ message: expect.stringContaining('backup key') });
    expect(asked).toEqual([testKey, backupKey, backupKey]);
    expect(told()).toHaveLength(1);
  });

  it('takes over for all calls together: one switch, and those who wait do not send the refused key', async () => {
    const { get, asked, told, warnings } = setUp([backupKey]);
    await Promise.all(Array.from({ length: 100 }, get));
    // The first goes alone; its answer lets two more through before it is read.
    expect(asked.filter((key) => key === testKey).length).toBeLessThanOrEqual(3);
    expect(asked.filter((key) => key === backupKey)).toHaveLength(100);
    expect(told()).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });

  it('takes over once where many calls with the old key are under way', async () => {
    const { get, asked, told, alive } = setUp([testKey, backupKey]);
    for (let call = 0; call < 20; call++) await get();
    asked.length = 0;
    alive.delete(testKey);
    await Promise.all(Array.from({ length: 10 }, get));
    expect(asked.filter((key) => key === backupKey)).toHaveLength(10);
    expect(told()).toHaveLength(1);
  });

  it('takes over in the middle of a list', async () => {
    const { client, asked } = setUp([backupKey]);
    expect(await client.list('listThings').toArray()).toEqual([1]);
    expect(asked).toEqual([testKey, backupKey]);
  });

  it('is known under a clock of its own gate: the primary key’s limits are not its', async () => {
    const limits = [
      { id: 'one', title: '', quota: 1, window: { kind: 'sliding', ms: 60_000 }, partition: 'key' } as const,
    ];
    const clock = virtualClock();
    const alive = new Set([testKey, backupKey]);
    const fetch: ClientOptions['fetch'] = async (_, init) =>
      json({}, alive.has(new Headers(init?.headers).get('authorization')?.slice(7) ?? '') ? 200 : 401);
    const client = createClient(provider(limits), { apiKey: [testKey, backupKey], fetch, clock, log: null });
    const startMs = clock.now();
    await client.call('listThings');
    alive.delete(testKey);
    await client.call('listThings');
    expect(clock.now() - startMs).toBe(60_001);
    await client.call('listThings');
    expect(clock.now() - startMs).toBe(120_002);
  });

  it('security 13, 14: is in no event, warning or error, and neither is the primary key', async () => {
    const { get, events, warnings, client } = setUp([]);
    const error = await rejection(get());
    const printed = [error, events, warnings, client].map((each) => inspect(each, { depth: 10, showHidden: true }));
    expect(printed.join() + JSON.stringify([error, events])).not.toContain('canary');
  });

  it('warns on the console unless told otherwise, and nowhere with null', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await setUp([backupKey], { log: null }).get();
    expect(warn).not.toHaveBeenCalled();
    await setUp([backupKey], { log: undefined }).get();
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('backup key'));
    warn.mockRestore();
  });
});

describe('a log that fails', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the log is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the log is full'))],
  ])('does not disturb the call that takes the backup key over: it %s', async (_, warn) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { get, asked } = setUp([backupKey], { log: { warn } });
    expect(await get()).toEqual({ items: [1] });
    expect(asked).toEqual([testKey, backupKey]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});

describe('two keys', () => {
  it('security 73: are both checked before anything is sent, and told apart', () => {
    expect(() => setUp([], { apiKey: ['mu_live_****', backupKey] })).toThrow(/that is the first of `apiKey` is the ma/);
    expect(() => setUp([], { apiKey: [testKey, 'sk_live_abc'] })).toThrow(/that is the second of `apiKey` does not st/);
    expect(() => setUp([], { apiKey: JSON.parse(`["${testKey}"]`) })).toThrow(/second of `apiKey` is no text/);
    expect(() => setUp([], { apiKey: [testKey, new Secret(testKey)] })).toThrow(/backup key is the primary key/);
  });

  it('ruling 29: come from the variables, the first that is set before the next', async () => {
    vi.stubEnv('MADE_UP_API_KEY', testKey);
    vi.stubEnv('MADE_UP_API_KEY_BACKUP', backupKey);
    const both = setUp([backupKey], { apiKey: undefined });
    await both.get();
    expect(both.asked).toEqual([testKey, backupKey]);
    vi.stubEnv('MADE_UP_API_KEY', '');
    const one = setUp([backupKey], { apiKey: undefined });
    await one.get();
    expect(one.asked).toEqual([backupKey]);
    expect(one.told()).toEqual([]);
  });

  it('that come from variables are told by them', () => {
    vi.stubEnv('MADE_UP_API_KEY', testKey);
    vi.stubEnv('MADE_UP_API_KEY_BACKUP', 'mu_live_your_key_here');
    expect(() => setUp([], { apiKey: undefined })).toThrow(/in MADE_UP_API_KEY_BACKUP is the placeholder/);
    vi.stubEnv('MADE_UP_API_KEY', '');
    vi.stubEnv('MADE_UP_API_KEY_BACKUP', '');
    expect(() => setUp([], { apiKey: undefined })).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('MADE_UP_API_KEY or MADE_UP_API_KEY_BACKUP') }),
    );
  });
});

describe('useKey', () => {
  it('ruling 29: takes the next key at once, and the present one for the backup', async () => {
    const { client, get, asked, alive, told } = setUp([testKey, newKey], { apiKey: testKey });
    await get();
    await client.useKey(newKey);
    await get();
    expect(asked).toEqual([testKey, newKey]);
    alive.delete(newKey);
    await get();
    expect(asked).toEqual([testKey, newKey, newKey, testKey]);
    expect(told()).toHaveLength(1);
  });

  it('ruling 29: works with no primary key set', async () => {
    const { client, get, asked } = setUp([newKey], { apiKey: null });
    expect(await rejection(get())).toMatchObject({ code: 'config', hint: expect.stringContaining('useKey') });
    await client.call('ping').catch(() => {});
    await client.useKey(newKey);
    await get();
    expect(asked).toEqual(['', newKey]);
  });

  it('keeps the backup where the primary key was refused, and is a way back from two refused keys', async () => {
    const { client, get, asked, alive } = setUp([]);
    await rejection(get());
    alive.add(newKey).add(backupKey);
    await client.useKey(new Secret(newKey));
    await get();
    alive.delete(newKey);
    await get();
    expect(asked.slice(2)).toEqual([newKey, newKey, backupKey]);
  });

  it('is obeyed by calls that wait', async () => {
    const { client, get, asked } = setUp([testKey, newKey], { apiKey: testKey });
    const calls = [get(), get(), get()];
    await client.useKey(newKey);
    await Promise.all(calls);
    expect(asked.filter((key) => key === testKey).length).toBeLessThan(2);
    expect(asked).toHaveLength(3);
  });

  it('brings a third key to a call that both others were refused for, and stops at one that was tried', async () => {
    for (const [next, taken, sent] of [
      [newKey, [newKey], [testKey, backupKey, newKey]],
      [testKey, [], [testKey, backupKey]],
    ] as const) {
      const asked: string[] = [];
      const client = createClient(withBackup, {
        apiKey: [testKey, backupKey],
        clock: virtualClock(),
        log: null,
        fetch: async (_, init) => {
          const key = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? '';
          asked.push(key);
          if (key === backupKey) await client.useKey(next);
          return taken.some((each) => each === key) ? json({ fine: true }) : json({}, 401);
        },
      });
      const { ok, error } = await client.call('listThings').result();
      expect([ok, error?.code]).toEqual(next === newKey ? [true, undefined] : [false, 'unauthorized']);
      expect(asked).toEqual(sent);
    }
  });

  it('changes nothing for the key that is used already, and swaps the two for the backup', async () => {
    const { client, get, asked, alive } = setUp([backupKey]);
    await client.useKey(testKey);
    await client.useKey(backupKey);
    await get();
    alive.delete(backupKey);
    alive.add(testKey);
    await get();
    expect(asked).toEqual([backupKey, backupKey, testKey]);
  });

  it('security 73: refuses what is none of the system’s keys, and keeps those it has', async () => {
    const { client, get, asked } = setUp([testKey]);
    for (const wrong of ['sk_live_other', 'mu_live_your_key_here', ' ', JSON.parse('null')]) {
      expect(await rejection(client.useKey(wrong))).toMatchObject({
        code: 'config',
        message: expect.stringContaining('that `useKey` was given'),
      });
    }
    await get();
    expect(asked).toEqual([testKey]);
  });

  it('says that a function is what gives the key', async () => {
    const { client } = setUp([testKey], { apiKey: () => testKey });
    expect(await rejection(client.useKey(newKey))).toMatchObject({ code: 'config' });
  });

  it('ruling 29: writes both keys into the environment when asked', async () => {
    vi.stubEnv('MADE_UP_API_KEY', testKey);
    vi.stubEnv('MADE_UP_API_KEY_BACKUP', undefined);
    const { client } = setUp([], { apiKey: undefined });
    await client.useKey(newKey);
    expect(process.env.MADE_UP_API_KEY).toBe(testKey);
    await client.useKey(backupKey, { env: true });
    expect([process.env.MADE_UP_API_KEY, process.env.MADE_UP_API_KEY_BACKUP]).toEqual([backupKey, newKey]);
  });
});
