import { type HttpServer, type ListenOptions, listen } from '@latchkey/reference-server/node';
import { Failure } from './failure.ts';

/**
 * Starts to listen.
 * @throws Failure that names port and host, and which of the two to change, when they cannot be had.
 */
export const openDoor = async (
  server: Parameters<typeof listen>[0],
  at: Required<ListenOptions>,
): Promise<HttpServer> => {
  try {
    return await listen(server, at);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(message, isOfPort(cause) ? otherPort(at) : otherHost, { cause });
  }
};

/** Whether another port would help; else it is the address that cannot be had. */
const isOfPort = (thrown: unknown): boolean => {
  const { cause } = thrown instanceof Error ? thrown : {};
  return cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES');
};

const otherPort = ({ port }: Required<ListenOptions>): string =>
  `For example: --port ${port === 65_535 ? 4010 : port + 1}, or --port 0 for any free one`;

const otherHost = 'Listen at an address of this machine, such as --host 127.0.0.1';
