import { readFile } from 'node:fs/promises';

/** How the tests of one package went. */
export interface Figures {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Counts a report; a file that failed before any of its tests could (a syntax error, an import) counts as one failure. */
export const readFigures = (report: Report): Figures => {
  const statuses = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  const passed = statuses.filter((status) => status === 'passed').length;
  const failed = statuses.filter((status) => status === 'failed').length;
  return { passed, failed: failed + brokenFiles.length, skipped: statuses.length - passed - failed };
};

/** The figures of a report file; null where there is none, or none that can be read. */
export const readReportFile = async (path: string): Promise<Figures | null> => {
  try {
    return readFigures(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
};
