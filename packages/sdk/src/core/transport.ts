import ky from 'ky';

/** Sends a request. What `fetch` gives or throws is what becomes of it. */
export type Transport = (url: string, method: string, fetch: () => Promise<Response>) => Promise<Response>;

/** ky, without what is done here already: retries, time-outs, errors. It never sees the key. */
export const transport: Transport = (url, method, fetch) =>
  ky(url, { method, fetch, retry: 0, timeout: false, throwHttpErrors: false });
