import ky from 'ky';

/** Sends a request. What `fetch` gives or throws is what becomes of it. */
export type Transport = (url: string, method: string, fetch: () => Promise<Response>) => Promise<Response>;

/** ky, without what is done here already: retries, time-outs, errors. It never sees the key. */
export const transport: Transport = (url, method, fetch) =>
  ky(url, { method, fetch, retry: 0, timeout: false, throwHttpErrors: false });

/** What the first request brings along: the transport, what reads the answers to it, and what tells why there is none. */
export { judge } from '../answer/judge.ts';
export { newsOf, noNews, retryAtOfAnswer } from '../answer/limit-words.ts';
export { isOfPlan } from '../answer/read-answer.ts';
export { readBody } from '../answer/read-body.ts';
export { responseEvent } from '../answer/response-event.ts';
export { tooLate } from '../error/too-late.ts';
export { unanswered } from '../error/unanswered.ts';
export { unrepeated } from '../error/unrepeated.ts';
