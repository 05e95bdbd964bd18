import { maskAnyKey } from '@latchkey/providers';
import type { ClientEvent } from '../core/events/events.ts';
import { tell } from '../core/events/tell.ts';
import { listOrigin } from '../core/pages/list-origin.ts';
import { untilAborted } from '../core/time/until-aborted.ts';
import { checkColumns } from './csv-format.ts';
import type { CsvSource, ExportOptions, ExportProgress, ExportSummary, ExportTargets, PageSource } from './options.ts';
import { openOutput } from './output.ts';
import type { Resumption } from './resumption.ts';
import { createTally } from './tally.ts';
import { checkTargets, targetError } from './target-error.ts';

/** What `exportList` does, with all that it needs. */
export const runExport = async (
  list: PageSource | CsvSource,
  { csv, ndjson, columns, escapeFormulas, resume = false, ...options }: ExportTargets & ExportOptions,
): Promise<ExportSummary> => {
  const given = { csv, ndjson, columns, escapeFormulas };
  checkTargets(given);
  checkColumns(columns);
  const { fingerprint = null, hide = maskAnyKey } = (await list[listOrigin]?.()) ?? {};
  const failing = (cursor: string | null, signal?: AbortSignal) => (error: unknown) => {
    throw targetError(error, { cursor, signal, hide });
  };
  const hasFiles = typeof csv === 'string' || typeof ndjson === 'string';
  const targets = hasFiles
    ? await (await import('./file-place.ts')).placeTargets(given).catch(failing(null, options.signal))
    : given;
  const asked = { isOfServer: 'format' in list, list: fingerprint };
  const resumption = resume
    ? await (await import('./resumption.ts')).openResumption(targets, asked).catch(failing(null))
    : null;
  try {
    return await writeList(list, targets, options, resumption, failing);
  } finally {
    await resumption?.release();
  }
};

const writeList = async (
  list: PageSource | CsvSource,
  targets: ExportTargets,
  { onProgress, prefetch = true, ...call }: Omit<ExportOptions, 'resume'>,
  resumption: Resumption | null,
  failing: (cursor: string | null, signal?: AbortSignal) => (error: unknown) => never,
): Promise<ExportSummary> => {
  const tally = createTally();
  const earlier = resumption?.earlier ?? null;
  const { rows = 0, total = null, pages = 0, files = [] } = earlier ?? {};
  const resumed = { rows, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  let far: Omit<ExportProgress, 'waitingFor'> = { rows, total, pages, bytes: resumed.bytes };
  let repeated = earlier?.repeated ?? 0;
  let cursor = earlier?.cursor ?? null;
  let saving = Promise.resolve();

  const writing = <T>(work: Promise<T>): Promise<T> =>
    untilAborted(work, call.signal).catch((error) => failing(cursor, call.signal)(error));
  const report = () => tell(onProgress, { ...far, waitingFor: tally.waitingFor() });
  const onEvent = (event: ClientEvent) => {
    if (tally.count(event)) report();
    tell(call.onEvent, event);
  };

  const csvOfServer = 'format' in list ? list.format : undefined;
  const output = await openOutput(targets, resumption ? files : null, csvOfServer).catch(failing(cursor));
  const save = async () => {
    const flushed = await output.flush();
    await resumption?.save(flushed, { rows: far.rows, total: far.total, pages: far.pages, repeated, cursor });
  };
  const saved = (): Promise<void> => {
    saving = save();
    return writing(saving);
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
        if (resumption && cursor !== null) await saved();
        report();
      }
    }
    const bytes = far.bytes + (await writing(output.end()));
    if (resumption) await saved();
    await writing(output.finish());
    await output.commit().catch(failing(cursor));
    await resumption?.done().catch(failing(cursor));
    return {
      rows: far.rows,
      resumedRows: resumed.rows,
      repeated,
      pages: far.pages,
      bytes,
      ...tally.figures(),
      unlisted: output.unlisted(),
      missing: output.missing(),
    };
  } catch (error) {
    await output.discard(error);
    // A checkpoint that is being written is waited for: the next run may begin at once.
    await saving.catch(() => {});
    throw error;
  }
};
