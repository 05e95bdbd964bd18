import type { ClientEvent } from '../core/events.ts';
import { untilAborted } from '../core/until-aborted.ts';
import type { CsvSource, ExportOptions, ExportProgress, ExportSummary, ExportTargets, PageSource } from './options.ts';
import { openOutput } from './output.ts';
import { createTally } from './tally.ts';
import { checkTargets, targetError } from './target-error.ts';

/** What `exportList` does, with all that it needs. */
export const runExport = async (
  list: PageSource | CsvSource,
  {
    csv,
    ndjson,
    columns,
    escapeFormulas,
    onProgress,
    resume = false,
    prefetch = true,
    ...call
  }: ExportTargets & ExportOptions,
): Promise<ExportSummary> => {
  const targets = { csv, ndjson, columns, escapeFormulas };
  const csvOfServer = 'format' in list ? list.format : undefined;
  checkTargets(targets);
  const tally = createTally();
  let cursor: string | null = null;

  const failing = (signal?: AbortSignal) => (error: unknown) => {
    throw targetError(error, cursor, signal);
  };
  const writing = <T>(work: Promise<T>): Promise<T> => untilAborted(work, call.signal).catch(failing(call.signal));

  const resumption = resume
    ? await (await import('./resumption.ts')).openResumption(targets, csvOfServer !== undefined).catch(failing())
    : null;
  const earlier = resumption?.earlier ?? null;
  const { rows = 0, total = null, pages = 0, files = [] } = earlier ?? {};
  const resumed = { rows, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  let far: Omit<ExportProgress, 'waitingFor'> = { rows, total, pages, bytes: resumed.bytes };
  let repeated = earlier?.repeated ?? 0;
  cursor = earlier?.cursor ?? null;

  const report = () => tell(onProgress, { ...far, waitingFor: tally.waitingFor() });
  const onEvent = (event: ClientEvent) => {
    if (tally.count(event)) report();
    call.onEvent?.(event);
  };

  const output = await openOutput(targets, resumption ? files : null, csvOfServer).catch(failing());
  const save = async () => {
    const flushed = await output.flush();
    await resumption?.save(flushed, { rows: far.rows, total: far.total, pages: far.pages, repeated, cursor });
  };
  try {
    // All pages of an earlier run may be written: then the files lack nothing but their names.
    if (earlier === null || cursor !== null) {
      const reading = { ...call, prefetch, deadline: call.deadline ?? null, onEvent };
      for await (const page of list.pages({ ...reading, ...(cursor === null ? {} : { cursor }) })) {
        const bytes = far.bytes + (await writing(output.write(page.items)));
        far = { rows: far.rows + page.items.length, total: page.total, pages: far.pages + 1, bytes };
        repeated += page.repeated ?? 0;
        cursor = page.cursor;
        if (resumption && cursor !== null) await writing(save());
        report();
      }
    }
    const bytes = far.bytes + (await writing(output.end()));
    if (resumption) await writing(save());
    await writing(output.finish());
    await output.commit().catch(failing());
    await resumption?.done().catch(failing());
    const { rows, pages } = far;
    return { rows, resumedRows: resumed.rows, repeated, pages, bytes, ...tally.figures(), unlisted: output.unlisted() };
  } catch (error) {
    await output.discard(error);
    throw error;
  }
};

/** Watching an export must not break it. */
const tell = (listener: ExportOptions['onProgress'], progress: ExportProgress): void => {
  try {
    listener?.(progress);
  } catch {
    // The listener's own fault.
  }
};
