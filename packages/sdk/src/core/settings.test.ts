import { describe, expect, it } from 'vitest';
import { json, rejection, stub } from '../../test/answers.ts';
import { provider, testKey } from '../../test/provider.ts';
import { createClient } from './client.ts';

/** What a program without types can give. */
const given = (options: Readonly<Record<string, unknown>>) =>
  createClient(provider(), { apiKey: testKey, ...(options as object) });

describe('the options of a client', () => {
  it.each([
    [{ maxAttempts: 0 }, '`maxAttempts` is no whole number from 1.'],
    [{ maxAttempts: 1.5 }, '`maxAttempts` is no whole number from 1.'],
    [{ maxAttempts: '3' }, '`maxAttempts` is no whole number from 1.'],
    [{ timeout: 'soon' }, '`timeout` is no duration.'],
    [{ timeout: -1 }, '`timeout` is no duration.'],
    [{ deadline: '30 s' }, '`deadline` is no duration.'],
    [{ deadline: Number.NaN }, '`deadline` is no duration.'],
    [{ validate: 'stict' }, '`validate` is none that there is.'],
    [{ validate: true }, '`validate` is none that there is.'],
  ])('%j is refused by name, with what is possible', (options, message) => {
    expect(() => given(options)).toThrow(
      expect.objectContaining({ code: 'config', message, hint: expect.stringMatching(/Give|Use/) }),
    );
  });

  it('are the defaults where they are undefined', async () => {
    const { fetch, asked } = stub(json({ items: [] }));
    const client = given({
      fetch,
      maxAttempts: undefined,
      timeout: undefined,
      deadline: undefined,
      validate: undefined,
    });
    expect(await client.call('listThings')).toEqual({ items: [] });
    expect(asked).toHaveLength(1);
  });

  it('of one call are refused in the same way, and nothing is sent', async () => {
    const { fetch, asked } = stub(json({ items: [] }));
    const call = given({ fetch }).call('listThings', {}, { deadline: 'tomorrow' as never });
    expect(await rejection(call)).toMatchObject({ code: 'config', message: '`deadline` is no duration.' });
    expect(asked).toHaveLength(0);
  });
});
