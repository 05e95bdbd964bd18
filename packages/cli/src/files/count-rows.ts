import { createReadStream } from 'node:fs';

/** How many records a CSV file holds, its header row not counted; a line break within quotes ends no record. */
export const countCsvRows = async (path: string): Promise<number> => Math.max(0, (await countLines(path, quote)) - 1);

/** How many lines a file holds; a line feed between two `enclosure` bytes ends none. */
export const countLines = async (path: string, enclosure?: number): Promise<number> => {
  let lines = 0;
  let enclosed = false;
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path);
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === enclosure) enclosed = !enclosed;
      else if (byte === lineFeed && !enclosed) lines += 1;
    }
  }
  return lines;
};

const quote = 0x22;
const lineFeed = 0x0a;
