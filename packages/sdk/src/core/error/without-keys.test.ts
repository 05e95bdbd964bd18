import { inspect } from 'node:util';
import { formatKey, type KeyFormat } from '@latchkey/providers';
import { describe, expect, it } from 'vitest';
import { json, stub } from '../../../test/answers.ts';
import { provider } from '../../../test/provider.ts';
import { createClient } from '../client.ts';
import { LatchkeyError } from './error.ts';
import { withoutKeys } from './without-keys.ts';

/** Keys that look like no other system's. */
const keyFormat: KeyFormat = {
  prefix: 'k',
  separator: '.',
  environments: null,
  body: { length: 24, alphabet: 'abcdefghijklmnopqrstuvwxyz-~' },
  accepts: { minLength: 8, maxLength: 40, alphabet: 'abcdefghijklmnopqrstuvwxyz-~' },
  mask: { shown: 2, rest: '...' },
};
const keyWith = (body: string) => formatKey(keyFormat, { environment: null, body });
const [own, other] = [keyWith('ca-na-ry-canary-ca~nary~'), keyWith('zz-ca-na-ry-canary-ca~~~')];
const shownOf = (key: string) => key.slice(0, 4).concat('...');

const untyped = (given: object): Record<string, never> => JSON.parse(JSON.stringify(given));

describe.each([own, other])('security 14: a provider’s own kind of key in a wrong place (%s)', (key) => {
  const { fetch } = stub(json({ items: [] }));
  const client = createClient(provider([], { keyFormat }), { apiKey: own, fetch });
  const places: Readonly<Record<string, () => unknown>> = {
    'the deadline of a client': () =>
      createClient(provider([], { keyFormat }), { apiKey: own, ...untyped({ deadline: key }) }),
    'the time-out of a client': () =>
      createClient(provider([], { keyFormat }), { apiKey: own, ...untyped({ timeout: key }) }),
    'the deadline of a call': () => client.call('listThings', {}, untyped({ deadline: key })),
    'an operation’s id': () => client.call(JSON.parse(`"${key}"`)),
    'a list’s id': () => client.list(JSON.parse(`"${key}"`)),
    'a path': () => client.request('GET', `/things/${key}`),
    'a header’s name': () => client.call('listThings', { headers: { [key]: 'x' } }),
    'the deadline of a list': () => client.list('listThings', {}, untyped({ deadline: key })).first(),
    'the deadline of a list’s reading': () => client.list('listThings').toArray(untyped({ deadline: key })),
    'the path of a file': () => client.list('listThings').toCsv(`/nowhere/${key}`),
  };

  it.each(Object.entries(places))('is masked: as %s', async (_, work) => {
    const error: unknown = await (async () => work())().catch((thrown) => thrown);
    expect(error).toBeInstanceOf(LatchkeyError);
    expect(error).toMatchObject({ code: 'config' });
    const told = `${inspect(error, { depth: 5, showHidden: true })}${JSON.stringify(error)}`;
    expect(told).toContain(shownOf(key));
    expect(told).not.toContain(key.slice(5, 14));
  });
});

it('security 14: a key that is sent is masked as it stands in a URL, too', async () => {
  const odd: KeyFormat = {
    ...keyFormat,
    separator: ':',
    body: { length: 24, alphabet: 'abc+/=' },
    accepts: { minLength: 8, maxLength: 40, alphabet: 'abc+/=' },
  };
  const key = formatKey(odd, { environment: null, body: 'abc+/=abc+/=abc+/=abc+/=' });
  const fetch = async (input: string | URL | Request) => {
    throw new TypeError(`cannot reach ${input}`);
  };
  const client = createClient(provider([], { keyFormat: odd }), { apiKey: key, fetch, maxAttempts: 1 });
  const error = await client.call('getThing', { path: { thingId: key } }).catch((thrown: unknown) => thrown);
  expect(inspect(error, { depth: 5 })).toContain('cannot reach https://api.example.com/v1/things/k:...');
  expect(inspect(error, { depth: 5, showHidden: true })).not.toMatch(/abc(\+|%2B)/);
});

describe('withoutKeys', () => {
  it('gives back what is thrown, changed only where it tells of a key', () => {
    const hide = (text: string) => text.replaceAll('canary', '***');
    const plain = new LatchkeyError({ code: 'config', message: 'no', hint: 'yes' });
    const { stack } = plain;
    expect(withoutKeys(plain, hide)).toBe(plain);
    expect(plain).toMatchObject({ message: 'no', hint: 'yes', stack });
    const telling = withoutKeys(new LatchkeyError({ code: 'config', message: 'a canary', hint: 'not a canary' }), hide);
    expect(telling).toMatchObject({ message: 'a ***', hint: 'not a ***' });
    expect(telling.stack).toMatch(/^LatchkeyError: a \*{3}\n/);
    const foreign = new TypeError('a canary');
    expect(withoutKeys(foreign, hide)).toBe(foreign);
    expect(foreign.message).toBe('a canary');
  });
});
