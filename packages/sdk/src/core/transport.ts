import ky from 'ky';

/** Sends a request. What `fetch` gives or throws is what becomes of it. */
export type Transport = (url: string, method: string, fetch: () => Promise<Response>) => Promise<Response>;

/** ky, without what is done here already: retries, time-outs, errors. It never sees the key. */
export const transport: Transport = (url, method, fetch) =>
  ky(url, { method, fetch, retry: 0, timeout: false, throwHttpErrors: false });

/** What the first request brings along: the transport, what reads the answers to it, and what tells why there is none. */
export { judge } from './judge.ts';
export { newsOf, noNews, retryAtOfAnswer } from './limit-words.ts';
export { isOfPlan, requestIdOf } from './read-answer.ts';
export { readBody } from './read-body.ts';
export { tooLate } from './too-late.ts';
export { unanswered } from './unanswered.ts';
export { unrepeated } from './unrepeated.ts';
