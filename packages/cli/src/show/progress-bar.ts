import type { ExportProgress } from '@latchkey/sdk';
import type { Terminal } from '../terminal.ts';
import { count, seconds } from './figures.ts';

export interface ProgressBar {
  /** Shows how far an export is. */
  update(progress: ExportProgress): void;
  /** Draws again, because time passed. */
  tick(): void;
  /** Ends the line. */
  done(): void;
}

/**
 * Progress on standard error. A screen gets one line that is drawn over; anything else gets plain lines, one for each
 * tenth of the way and one for each wait.
 * @param now epoch milliseconds, by the same clock as the export's
 */
export const progressBar = (
  terminal: Pick<Terminal, 'err' | 'isScreen' | 'columns'>,
  { label, now }: { readonly label: string; readonly now: () => number },
): ProgressBar => (terminal.isScreen ? drawnLine(terminal, label, now) : plainLines(terminal, label, now));

const drawnLine = (terminal: Pick<Terminal, 'err' | 'columns'>, label: string, now: () => number): ProgressBar => {
  let last: ExportProgress | undefined;
  const draw = () => {
    if (!last) return;
    const text = [`${label} ${bar(last, 24)}`, far(last), waiting(last, now())]
      .filter((part) => part !== '')
      .join('  ');
    // \r: to the line's start; \x1b[K: wipe what a longer text left behind.
    terminal.err(`\r${[...text].slice(0, Math.max(1, terminal.columns() - 1)).join('')}\x1b[K`);
  };
  return {
    update(progress) {
      last = progress;
      draw();
    },
    tick: draw,
    done: () => last && terminal.err('\n'),
  };
};

const plainLines = (terminal: Pick<Terminal, 'err'>, label: string, now: () => number): ProgressBar => {
  let tenths = -1;
  let toldUntilMs: number | null | undefined;
  return {
    update(progress) {
      const reached = Math.floor(share(progress) * 10);
      if (progress.waitingFor && progress.waitingFor.untilMs !== toldUntilMs) {
        toldUntilMs = progress.waitingFor.untilMs;
        terminal.err(`${label}  ${far(progress)}  ${waiting(progress, now())}\n`);
      } else if (reached > tenths) {
        terminal.err(`${label}  ${far(progress)}\n`);
      }
      tenths = Math.max(tenths, reached);
    },
    tick() {},
    done() {},
  };
};

/** 0 to 1; 0 where the whole is not known. */
const share = ({ rows, total }: ExportProgress): number =>
  total === null ? 0 : total === 0 ? 1 : Math.min(1, rows / total);

const bar = (progress: ExportProgress, size: number): string => {
  const full = Math.round(share(progress) * size);
  return `${'█'.repeat(full)}${'░'.repeat(size - full)}`;
};

const far = (progress: ExportProgress): string =>
  progress.total === null
    ? `${count(progress.rows)} rows`
    : `${count(progress.rows)} of ${count(progress.total)} rows (${Math.floor(share(progress) * 100)} %)`;

const waiting = ({ waitingFor }: ExportProgress, nowMs: number): string => {
  if (!waitingFor) return '';
  const { reason, untilMs } = waitingFor;
  return `${reasons[reason]}: next request ${untilMs === null ? 'soon' : `in ${seconds(untilMs - nowMs)}`}`;
};

const reasons = { rate_limit: 'rate limit', retry: 'the last attempt failed' } as const;
