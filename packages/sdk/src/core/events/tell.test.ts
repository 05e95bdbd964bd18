import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tell } from './tell.ts';

describe('telling a listener', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  beforeEach(() => void process.on('unhandledRejection', note));
  afterEach(() => void process.off('unhandledRejection', note));

  it('hands over what there is to tell, and does nothing where nobody listens', () => {
    const heard: number[] = [];
    tell((told: number) => heard.push(told), 7);
    tell(undefined, 8);
    expect(heard).toEqual([7]);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['rejects with nothing', () => Promise.reject()],
    ['rejects later', async () => new Promise((_, reject) => setImmediate(reject))],
    ['rejects with a promise of another realm', () => runInNewContext('Promise.reject(new Error("broken"))')],
    [
      'gives what only looks like a promise',
      () => Object.fromEntries([['then', (_: unknown, reject: () => void) => reject()]]),
    ],
    [
      'gives what cannot be looked into',
      () => Object.defineProperty({}, 'then', { get: () => expect.unreachable('It is looked into.') }),
    ],
  ])('that %s breaks nothing', async (_, listener) => {
    tell(listener, null);
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});
