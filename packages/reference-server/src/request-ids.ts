import { hexOf } from './engine/hex.ts';

/** Ids that are unique in this server and unlike those of another. */
export const requestIds = (random: (size: number) => Uint8Array): (() => string) => {
  const server = hexOf(random(6));
  let count = 0;
  return () => {
    count++;
    return `req_${server}${count.toString(36).padStart(6, '0')}`;
  };
};
