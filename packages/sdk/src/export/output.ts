import { csvFormat } from './csv-format.ts';
import { type Destination, openDestination } from './destination.ts';
import type { Format } from './format.ts';
import { ndjsonFormat } from './ndjson-format.ts';
import type { ExportTargets } from './options.ts';
import type { Sink } from './sink.ts';

/** Where the pages of an export go, in every format that was asked for. */
export interface Output {
  /** Writes a page and says how many bytes it took. */
  write(items: readonly unknown[]): Promise<number>;
  /** Writes what is still to be written, makes all of it last, and says how many bytes were left to write. */
  finish(): Promise<number>;
  commit(): Promise<void>;
  /** Leaves nothing behind, as far as the destinations can. Never fails. */
  discard(reason: unknown): Promise<void>;
  unlisted(): readonly string[];
}

/** Opens every target. When one cannot be opened, those that were are left as they had been. */
export const openOutput = async ({ csv, ndjson, ...csvOptions }: ExportTargets): Promise<Output> => {
  const wanted: [Destination | undefined, () => Format][] = [
    [csv, () => csvFormat(csvOptions)],
    [ndjson, ndjsonFormat],
  ];
  const outputs: Output[] = [];
  try {
    for (const [destination, format] of wanted) {
      if (destination !== undefined) outputs.push(outputOf(format(), await openDestination(destination)));
    }
  } catch (error) {
    await together(outputs).discard(error);
    throw error;
  }
  return together(outputs);
};

const outputOf = (format: Format, sink: Sink): Output => {
  const encoder = new TextEncoder();
  const write = async (text: string): Promise<number> => {
    if (text === '') return 0;
    const bytes = encoder.encode(text);
    await sink.write(bytes);
    return bytes.length;
  };
  return {
    write: (items) => write(format.text(items)),
    async finish() {
      const written = await write(format.end());
      await sink.finish();
      return written;
    },
    commit: () => sink.commit(),
    discard: (reason) => sink.discard(reason),
    unlisted: () => format.unlisted(),
  };
};

/** Several outputs as one. One after the other, so that no more than one page's text is held. */
const together = (outputs: readonly Output[]): Output => {
  const total = async (step: (output: Output) => Promise<number>): Promise<number> => {
    let bytes = 0;
    for (const output of outputs) bytes += await step(output);
    return bytes;
  };
  return {
    write: (items) => total((output) => output.write(items)),
    finish: () => total((output) => output.finish()),
    async commit() {
      for (const output of outputs) await output.commit();
    },
    async discard(reason) {
      await Promise.all(outputs.map((output) => output.discard(reason)));
    },
    unlisted: () => [...new Set(outputs.flatMap((output) => output.unlisted()))],
  };
};
