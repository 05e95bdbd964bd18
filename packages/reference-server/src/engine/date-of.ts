/** A moment in epoch milliseconds as a date; null stays null. */
export const dateOf = (atMs: number | null): Date | null => (atMs === null ? null : new Date(atMs));
