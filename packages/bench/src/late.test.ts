import { describe, expect, it } from 'vitest';
import { late } from './late.ts';

/** Somebody who looks first and writes then. */
const counter = () => {
  let count = 0;
  return {
    read: (): number | Promise<number> => count,
    write(value: number): void | Promise<void> {
      count = value;
    },
    size: 3,
  };
};
const addOne = async ({ read, write }: ReturnType<typeof counter>) => write((await read()) + 1);

describe('a late port', () => {
  it('lets who looks first and writes then lose what others wrote in between', async () => {
    const port = counter();
    const slow = late(port);
    await Promise.all(Array.from({ length: 40 }, () => addOne(slow)));
    expect(await port.read()).toBeLessThan(40);
  });

  it('answers as the port does, and is one where one asks after the other', async () => {
    const port = counter();
    const slow = late(port);
    for (let each = 0; each < 40; each++) await addOne(slow);
    expect(await slow.read()).toBe(40);
    expect(slow.size).toBe(3);
  });

  it('lets calls overtake each other', async () => {
    const order: number[] = [];
    const { note } = late({ note: (at: number): void | Promise<void> => void order.push(at) });
    await Promise.all(Array.from({ length: 10 }, (_, at) => note(at)));
    expect(order).not.toEqual([...order].sort((one, other) => one - other));
    expect(order).toHaveLength(10);
  });
});
