import { Secret } from '@latchkey/providers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, rejection, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { digested } from './credential.ts';
import { createFunctionKey } from './function-key.ts';

const never = () => new Promise<string>(() => {});

describe('a key function that hangs', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  const setUp = (...answers: (() => string | Promise<string>)[]) => {
    const source = vi.fn<() => string | Promise<string>>(() => testKey);
    for (const answer of answers) source.mockImplementationOnce(answer);
    return { source, keys: createFunctionKey(provider(), source, 1000) };
  };

  it('is a timeout that names it, and is asked anew by the next call', async () => {
    const { source, keys } = setUp(never);
    const call = rejection(Promise.resolve(keys.get()));
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await call).toMatchObject({
      code: 'timeout',
      message: 'The `apiKey` function for Made-Up gave no key within 1000 ms.',
      hint: expect.stringContaining('Nothing was sent'),
    });
    expect((await keys.get())?.secret.reveal()).toBe(testKey);
    expect(source).toHaveBeenCalledTimes(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is waited for by each call for its own time, and asked once for all of them', async () => {
    const { source, keys } = setUp(never);
    const first = rejection(Promise.resolve(keys.get()));
    await vi.advanceTimersByTimeAsync(999);
    const second = rejection(Promise.resolve(keys.get()));
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toMatchObject({ code: 'timeout' });
    expect(source).toHaveBeenCalledTimes(1);
    const third = await keys.get();
    await vi.advanceTimersByTimeAsync(999);
    expect(await second).toMatchObject({ code: 'timeout' });
    // Who waited for the old question says nothing against the new one.
    expect(keys.get()).toBe(third);
  });

  it('keeps nobody who gives up: no timer is left, and the others go on waiting', async () => {
    const key = Promise.withResolvers<string>();
    const { source, keys } = setUp(() => key.promise);
    const controller = new AbortController();
    const impatient = rejection(Promise.resolve(keys.get(controller.signal)));
    const patient = Promise.resolve(keys.get());
    controller.abort('enough');
    expect(await impatient).toBe('enough');
    expect(vi.getTimerCount()).toBe(1);
    key.resolve(testKey);
    expect((await patient)?.secret.reveal()).toBe(testKey);
    expect([source.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('is asked anew once its time is up, though all who asked have given up before', async () => {
    const { source, keys } = setUp(never);
    for (const ms of [0, 999]) {
      await vi.advanceTimersByTimeAsync(ms);
      const controller = new AbortController();
      const call = rejection(Promise.resolve(keys.get(controller.signal)));
      controller.abort('enough');
      expect(await call).toBe('enough');
    }
    expect(source).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await keys.get())?.secret.reveal()).toBe(testKey);
    expect(source).toHaveBeenCalledTimes(2);
  });

  it('that gives its key only after everybody has gone has given it to the next call', async () => {
    const key = Promise.withResolvers<string>();
    const { source, keys } = setUp(() => key.promise);
    const call = rejection(Promise.resolve(keys.get()));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await call).toMatchObject({ code: 'timeout' });
    key.resolve(testKey);
    const mine = await digested(new Secret(testKey));
    // Its digest is made off the clock.
    for (let turn = 0; turn < 1000 && !keys.isCurrent(mine); turn++) await new Promise(setImmediate);
    expect(keys.get()).toMatchObject({ digest: mine.digest });
    expect(source).toHaveBeenCalledTimes(1);
  });

  it('is nobody’s unhandled rejection when it fails after everybody has gone', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const key = Promise.withResolvers<string>();
    const { keys } = setUp(() => key.promise);
    expect(await rejection(Promise.resolve(keys.get(AbortSignal.abort('before'))))).toBe('before');
    key.reject(new Error('the vault is closed'));
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});

it('a client whose key function hung once goes on with the next call, after `timeout`', async () => {
  const apiKey = vi.fn<() => Promise<string>>(async () => testKey).mockImplementationOnce(never);
  const { fetch, asked } = stub(json({ fine: true }));
  const client = createClient(provider(), { apiKey, fetch, timeout: 5 });
  expect(await rejection(client.call('listThings'))).toMatchObject({ code: 'timeout', attempts: [] });
  expect(asked).toEqual([]);
  expect(await client.call('listThings')).toEqual({ fine: true });
});

describe('what asks a key function', () => {
  it('comes with the first call, and once for several', async () => {
    const source = vi.fn(async () => testKey);
    const keys = createFunctionKey(provider(), source, 1000);
    const got = await Promise.all([keys.get(), keys.get()]);
    expect(got.map((credential) => credential?.secret.reveal())).toEqual([testKey, testKey]);
    expect(source).toHaveBeenCalledTimes(1);
    expect(keys.get()).toBe(got[0]);
    expect(keys.isCurrent(got[0] ?? expect.unreachable('There is a key.'))).toBe(true);
  });

  it('is a network error where it cannot be loaded, and is loaded anew by the next call', async () => {
    vi.doMock('./asked-key.ts', () => {
      throw new Error('offline');
    });
    const { fetch } = stub(json({ items: [] }));
    const client = createClient(provider(), { apiKey: () => testKey, fetch });
    const both = await Promise.all([rejection(client.call('listThings')), rejection(client.call('listThings'))]);
    // One for each who waited: an error leads to the line of its own call.
    expect(both[0]).not.toBe(both[1]);
    expect(both[0]).toMatchObject({
      code: 'network',
      message: expect.stringMatching(/^The `apiKey` function for Made-Up: a part .* could not be loaded$/),
      hint: expect.stringContaining('loaded from'),
      cause: expect.any(Error),
    });
    vi.doUnmock('./asked-key.ts');
    expect(await client.call('listThings')).toEqual({ items: [] });
  });
});
