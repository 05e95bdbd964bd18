import { connect } from 'node:net';

/** One answer as it came over a socket. */
export interface RawAnswer {
  readonly status: number;
  /** Values by lower-case name; of one sent twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request's bytes: a head whose every character is a byte (Latin-1), and a body. */
export const requestBytes = (lines: readonly string[], body: string | Uint8Array = ''): Uint8Array =>
  Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);

/** Sends bytes as they are and reads until the server closes. `isOver` closes our side behind them. */
export const sendBytes = (port: number, bytes: Uint8Array, { isOver = false } = {}): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server may hang up on what it refuses before all of it is sent.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(bytes);
    if (isOver) socket.end();
  });

/** The answers in what a connection said, interim ones (1xx) left out. `methods`: what was asked, for bodies of HEAD. */
export const answersIn = (said: string, methods: readonly string[] = []): readonly RawAnswer[] => {
  const answers: RawAnswer[] = [];
  let rest = said;
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n');
    const [statusLine = '', ...lines] = rest.slice(0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1] ?? Number.NaN);
    if (end < 0 || Number.isNaN(status)) throw new Error(`This is no answer: ${JSON.stringify(rest.slice(0, 200))}`);
    rest = rest.slice(end + 4);
    if (status < 200) continue;
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const isBare = methods[answers.length] === 'HEAD' || status === 204 || status === 304;
    const length = isBare ? 0 : Number(headers['content-length'] ?? rest.length);
    answers.push({ status, headers, body: Buffer.from(rest.slice(0, length), 'latin1').toString('utf8') });
    rest = rest.slice(length);
  }
  return answers;
};
