/** Where the planes of a server lie, beside its system's own paths. */
export const planePath = '/_latchkey';

/** Whether a path is a plane's. */
export const isPlanePath = (path: string): boolean => path.startsWith(`${planePath}/`);
