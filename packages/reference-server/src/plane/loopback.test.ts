import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';

const octets = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 255 }))).map((three) => three.join('.'));

describe('this machine', () => {
  it.each(['localhost', 'hyperstudy.localhost', 'a.b.localhost', 'localhost.', '127.0.0.1', '127.8.8.8', '[::1]'])(
    'goes by the name %s',
    (name) => expect(isLoopbackHost(name)).toBe(true),
  );

  it.each([
    '',
    'localhost.evil.example',
    'notlocalhost',
    'localhost..',
    '127.0.0.1.evil.example',
    '1127.0.0.1',
    '127.0.0.1x',
    '127.0.0',
    '0.0.0.0',
    '[::]',
    '[::ffff:10.0.0.1]',
    '192.168.0.7',
  ])('does not go by the name %s', (name) => expect(isLoopbackHost(name)).toBe(false));

  it('has every address of 127/8 and ::1, and no other', () => {
    fc.assert(fc.property(octets, (three) => isLoopbackAddress(`127.${three}`)));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }).filter((first) => first !== 127),
        octets,
        (first, three) => !isLoopbackAddress(`${first}.${three}`),
      ),
    );
    expect(['::1', '::2', '', 'localhost', '127.0.0.1 ', '127.0.0.1, 10.0.0.1'].map(isLoopbackAddress)).toEqual([
      true,
      ...Array(5).fill(false),
    ]);
  });
});

it('names as a URL writes them, whatever was asked for', () => {
  for (const host of ['LOCALHOST', '2130706433', '0x7f.1', '127.1']) {
    expect(isLoopbackHost(new URL(`http://${host}/`).hostname), host).toBe(true);
  }
});
