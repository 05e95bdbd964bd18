import type { components } from '@latchkey/providers/heratio/wire';

/** The records' shapes, as the document has them. */
export type Wire = components['schemas'];

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** A moment as the system writes it: `YYYY-MM-DD HH:MM:SS`, in UTC. */
export const momentText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

/** A day as the system writes it. */
export const dateText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
