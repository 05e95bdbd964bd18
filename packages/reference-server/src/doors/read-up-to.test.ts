import { describe, expect, it } from 'vitest';
import { readUpTo } from './read-up-to.ts';

const text = async (stream: ReadableStream<Uint8Array> | null, most: number) =>
  new TextDecoder().decode(await readUpTo(stream ?? new ReadableStream(), most));

describe('readUpTo', () => {
  it('reads a whole stream that is short enough, and the beginning of a longer one', async () => {
    expect(await text(new Response('abcdef').body, 10)).toBe('abcdef');
    expect(await text(new Response('abcdef').body, 6)).toBe('abcdef');
    expect(await text(new Response('abcdef').body, 2)).toBe('ab');
  });

  it('does not wait for the other half of a cloned body', async () => {
    const original = new Response('abcdef');
    expect(await text(original.clone().body, 2)).toBe('ab');
    expect(await original.text()).toBe('abcdef');
  });
});
