import { expect, it } from 'vitest';
import type { PlainRequest } from './plain-request.ts';
import { redirectedRequest } from './redirect.ts';

const request: PlainRequest = {
  url: new URL('https://one.example/a'),
  method: 'POST',
  headers: new Headers({ Authorization: 'Bearer x', 'Content-Type': 'text/plain' }),
  body: () => new Uint8Array([1]),
  redirect: 'follow',
  signal: null,
};
const led = (given: Partial<PlainRequest>, status: number, location: string) => {
  const { url, method, headers, body } = redirectedRequest({ ...request, ...given }, status, location);
  return [url.href, method, [...headers.keys()], body(9)];
};

it('keeps method and body on 307 and 308, and turns a POST into a GET on 301, 302 and 303', () => {
  const kept = ['https://one.example/b', 'POST', ['authorization', 'content-type'], new Uint8Array([1])];
  const got = ['https://one.example/b', 'GET', ['authorization'], new Uint8Array()];
  for (const status of [307, 308]) expect(led({}, status, '/b')).toEqual(kept);
  for (const status of [301, 302, 303]) expect(led({}, status, '/b')).toEqual(got);
  expect(led({ method: 'PUT' }, 302, '/b')[1]).toBe('PUT');
  expect(led({ method: 'PUT' }, 303, '/b')[1]).toBe('GET');
  expect(led({ method: 'HEAD' }, 303, '/b')[1]).toBe('HEAD');
});

it('tells another origin no Authorization', () => {
  expect(led({}, 307, 'https://two.example/b')[2]).toEqual(['content-type']);
  expect(() => redirectedRequest(request, 302, 'http://[')).toThrow(TypeError);
});
