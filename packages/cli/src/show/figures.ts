/** `25000` as `25,000`, whatever the machine's language. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** Milliseconds as seconds with one digit, such as `1.4 s`. */
export const seconds = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(1)} s`;

/** Bytes in the largest unit that leaves at least one of it, such as `3.2 MB`. */
export const bytes = (value: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  return `${step === 0 ? value : (value / 1000 ** step).toFixed(1)} ${units[step]}`;
};
