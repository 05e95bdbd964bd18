import type { CheckpointFile, FormatState } from './checkpoint.ts';
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
  /** Writes what is still to be written after the last page, and says how many bytes it took. */
  end(): Promise<number>;
  /** Makes all of it last. */
  finish(): Promise<void>;
  commit(): Promise<void>;
  /** Makes what is written last, and says what has to be known to go on with it: one for each format. */
  flush(): Promise<readonly Flushed[]>;
  /** Leaves nothing behind, as far as the destinations can. Never fails. */
  discard(reason: unknown): Promise<void>;
  unlisted(): readonly string[];
  missing(): readonly string[];
}

/** How far a format's text has come. */
export interface Flushed {
  readonly bytes: number;
  readonly state: FormatState;
}

/**
 * Opens every target. When one cannot be opened, those that were are left as they had been.
 * @param csvOf what writes CSV, where the items are not for our own to write
 * @param taken the files of an earlier run that are gone on with; none, to begin; null where nothing is kept for a later one
 */
export const openOutput = async (
  { csv, ndjson, ...csvOptions }: ExportTargets,
  taken: readonly CheckpointFile[] | null,
  csvOf: (state?: FormatState) => Format = (state) => csvFormat(csvOptions, state),
): Promise<Output> => {
  const wanted: [Destination | undefined, (state?: FormatState) => Format][] = [
    [csv, csvOf],
    [ndjson, ndjsonFormat],
  ];
  const outputs: Output[] = [];
  try {
    for (const [destination, format] of wanted) {
      if (destination === undefined) continue;
      const earlier = taken?.find(({ path }) => path === destination);
      const sink = await openDestination(destination, taken === null ? null : (earlier?.bytes ?? 0));
      outputs.push(outputOf(format(earlier?.state), sink, earlier?.bytes));
    }
  } catch (error) {
    await together(outputs).discard(error);
    throw error;
  }
  return together(outputs);
};

const outputOf = (format: Format, sink: Sink, earlierBytes = 0): Output => {
  let all = earlierBytes;
  const encoder = new TextEncoder();
  const write = async (text: string): Promise<number> => {
    if (text === '') return 0;
    const bytes = encoder.encode(text);
    await sink.write(bytes);
    all += bytes.length;
    return bytes.length;
  };
  return {
    write: (items) => write(format.text(items)),
    end: () => write(format.end()),
    finish: () => sink.finish(),
    commit: () => sink.commit(),
    async flush() {
      await sink.flush();
      return [{ bytes: all, state: format.state() }];
    },
    discard: (reason) => sink.discard(reason),
    unlisted: () => format.unlisted(),
    missing: () => format.missing(),
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
    end: () => total((output) => output.end()),
    async finish() {
      for (const output of outputs) await output.finish();
    },
    async commit() {
      for (const output of outputs) await output.commit();
    },
    async flush() {
      const flushed: Flushed[] = [];
      for (const output of outputs) flushed.push(...(await output.flush()));
      return flushed;
    },
    async discard(reason) {
      await Promise.all(outputs.map((output) => output.discard(reason)));
    },
    unlisted: () => [...new Set(outputs.flatMap((output) => output.unlisted()))],
    missing: () => outputs.flatMap((output) => output.missing()),
  };
};
