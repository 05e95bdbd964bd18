import type { ServerResponse } from 'node:http';
import type { Answer } from '../exchange.ts';

/** Writes an answer straight to the socket; one that is broken breaks the connection where it says. */
export const writeAnswer = (response: ServerResponse, answer: Answer, isLast: boolean): void => {
  const { status, body, broken } = answer;
  if (broken?.afterBytes === null) {
    response.socket?.resetAndDestroy();
    response.destroy();
    return;
  }
  // The pipeline has set Date from the clock.
  response.sendDate = false;
  const headers: string[] = [];
  let hasLength = false;
  for (const [name, value] of answer.headers) {
    headers.push(name, value);
    hasLength ||= name === 'Content-Length';
  }
  // What a HEAD is told is the length of the answer to GET, or nothing.
  if (!hasLength && status !== 204 && status !== 304 && response.req.method !== 'HEAD')
    headers.push('Content-Length', String(lengthOf(body)));
  if (isLast) headers.push('Connection', 'close');
  response.writeHead(status, headers);
  if (body === null) response.end();
  else if (broken) breakOff(response, body, broken.afterBytes);
  else response.end(body);
};

const lengthOf = (body: Answer['body']): number => (body === null ? 0 : Buffer.byteLength(body));

const breakOff = (response: ServerResponse, body: string | Uint8Array, afterBytes: number): void => {
  const sent = Buffer.from(body).subarray(0, afterBytes);
  const cut = () => response.socket?.destroy();
  if (sent.length > 0) response.write(sent, cut);
  else {
    response.flushHeaders();
    setImmediate(cut);
  }
};
