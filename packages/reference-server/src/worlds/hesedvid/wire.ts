import type { components } from '@latchkey/providers/hesedvid/wire';

/** The records' shapes, as the document has them. */
export type Wire = components['schemas'];

export const dayMs = 86_400_000;

/** Watching is counted in segments of so many seconds. */
export const segmentSeconds = 6;

/** A moment as the system writes it, to the second. */
export const momentText = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;

/** A day of UTC. */
export const dateText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** A length as a player shows it: `5:30`, `1:05:30`. */
export const durationText = (seconds: number): string => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/** A count of views as the system shows it: `950 views`, `1.2K views`, `3.4M views`. */
export const servedText = (views: number): string => {
  const short = (unit: number, letter: string) => `${(Math.floor((views / unit) * 10) / 10).toString()}${letter} views`;
  if (views >= 1_000_000) return short(1_000_000, 'M');
  return views >= 1000 ? short(1000, 'K') : `${views} ${views === 1 ? 'view' : 'views'}`;
};
