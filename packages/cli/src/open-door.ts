import { type HttpServer, type ListenOptions, listen } from '@latchkey/reference-server/node';
import { Failure } from './failure.ts';

/**
 * Starts to listen.
 * @throws Failure that names the port and what to do, when it cannot be had.
 */
export const openDoor = async (
  server: Parameters<typeof listen>[0],
  at: Required<ListenOptions>,
): Promise<HttpServer> => {
  try {
    return await listen(server, at);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const other = at.port === 65_535 ? 4010 : at.port + 1;
    throw new Failure(message, `For example: --port ${other}, or --port 0 for any free one`, { cause });
  }
};
