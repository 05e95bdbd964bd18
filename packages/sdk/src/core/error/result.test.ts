import { describe, expect, it } from 'vitest';
import { json, stub } from '../../../test/answers.ts';
import { provider, testKey } from '../../../test/provider.ts';
import { virtualClock } from '../../../test/virtual-clock.ts';
import { createClient } from '../client.ts';
import { isLatchkeyError, LatchkeyError } from './error.ts';
import { pending, withResults } from './result.ts';

const clientOf = (...answers: Parameters<typeof stub>) =>
  createClient(provider(), { apiKey: testKey, fetch: stub(...answers).fetch, clock: virtualClock() });

describe('result()', () => {
  it('gives the value of what succeeds', async () => {
    expect(
      await clientOf(json({ fine: true }))
        .call('listThings')
        .result(),
    ).toEqual({
      ok: true,
      value: { fine: true },
    });
  });

  it('gives the error of what fails, and nothing is thrown', async () => {
    const result = await clientOf(json({}, 404)).call('listThings').result();
    expect(result).toMatchObject({ ok: false, error: { code: 'not_found', status: 404 } });
    expect(isLatchkeyError(result.error)).toBe(true);
  });

  it.each(['first', 'firstPage', 'toArray'] as const)('is there for what a list gives (%s)', async (way) => {
    const refused = await clientOf(json({}, 403)).list('listThings')[way]().result();
    expect(refused).toMatchObject({ ok: false, error: { code: 'insufficient_scope' } });
    const { value } = await clientOf(json({ items: [1], next: null }))
      .list('listThings')
      [way]()
      .result();
    expect(value).toEqual({ first: 1, firstPage: { items: [1], total: null, cursor: null }, toArray: [1] }[way]);
  });

  it('is there for a mistake in the configuration, which is found before anything is sent', async () => {
    const client = clientOf(json({}));
    expect(await client.call('getThing').result()).toMatchObject({ ok: false, error: { code: 'config' } });
    expect(await client.useKey('no key').result()).toMatchObject({ ok: false, error: { code: 'config' } });
    expect(await client.request('DELETE', '/nothing').result()).toMatchObject({ ok: false, error: { code: 'config' } });
    const link = 'http://files.example.com/a';
    expect(await client.upload(link, 'text').result()).toMatchObject({ ok: false, error: { code: 'config' } });
  });

  it('may be asked beside awaiting, and as often as wanted', async () => {
    const call = clientOf(json({}, 404)).call('listThings');
    expect(await call.result()).toMatchObject({ ok: false });
    expect(await call.result()).toMatchObject({ ok: false });
    await expect(call).rejects.toMatchObject({ code: 'not_found' });
  });

  it('still throws what is a mistake in a program', async () => {
    const mistake = new TypeError('undefined is not a function');
    await expect(pending(() => Promise.reject(mistake)).result()).rejects.toBe(mistake);
  });
});

describe('a surface', () => {
  it('has results at every depth, and its functions stay what they are', async () => {
    const error = new LatchkeyError({ code: 'network', message: 'gone' });
    const surface = withResults({
      one: async (given: number) => given + 1,
      deep: { two: async () => Promise.reject(error) },
      notAsync: () => 'text',
      text: 'text',
      get late() {
        return 3;
      },
    });
    expect(await surface.one(1)).toBe(2);
    expect(await surface.one(1).result()).toEqual({ ok: true, value: 2 });
    expect(await surface.deep.two().result()).toEqual({ ok: false, error });
    expect([surface.notAsync(), surface.text, surface.late]).toEqual(['text', 'text', 3]);
  });
});
