import type { ClientEvent } from '../core/events.ts';
import { untilAborted } from '../core/until-aborted.ts';
import type { ExportOptions, ExportProgress, ExportSummary, ExportTargets, PageSource } from './options.ts';
import { openOutput } from './output.ts';
import { createTally } from './tally.ts';
import { checkTargets, targetError } from './target-error.ts';

/** What `exportList` does, with all that it needs. */
export const runExport = async (
  list: PageSource,
  { csv, ndjson, columns, escapeFormulas, onProgress, ...call }: ExportTargets & ExportOptions,
): Promise<ExportSummary> => {
  const targets = { csv, ndjson, columns, escapeFormulas };
  checkTargets(targets);
  const tally = createTally();
  let far: Omit<ExportProgress, 'waitingFor'> = { rows: 0, total: null, pages: 0, bytes: 0 };
  let cursor: string | null = null;

  const report = () => tell(onProgress, { ...far, waitingFor: tally.waitingFor() });
  const onEvent = (event: ClientEvent) => {
    if (tally.count(event)) report();
    call.onEvent?.(event);
  };
  const writing = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await untilAborted(work, call.signal);
    } catch (error) {
      throw targetError(error, cursor, call.signal);
    }
  };

  const output = await openOutput(targets).catch((error) => {
    throw targetError(error, cursor, undefined);
  });
  try {
    for await (const page of list.pages({ ...call, onEvent })) {
      const bytes = far.bytes + (await writing(output.write(page.items)));
      far = { rows: far.rows + page.items.length, total: page.total, pages: far.pages + 1, bytes };
      cursor = page.cursor;
      report();
    }
    const bytes = far.bytes + (await writing(output.finish()));
    await output.commit().catch((error) => {
      throw targetError(error, cursor, undefined);
    });
    return { rows: far.rows, pages: far.pages, bytes, ...tally.figures(), unlisted: output.unlisted() };
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
