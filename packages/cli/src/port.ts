import { quoted, UsageError } from './usage-error.ts';

/**
 * A port as it is written on the command line; 0 is any free one.
 * @throws UsageError when it is none.
 */
export const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(
    `${quoted(text)} is no port.`,
    'Give a whole number from 0 (any free port) to 65535: --port 4010',
  );
};
