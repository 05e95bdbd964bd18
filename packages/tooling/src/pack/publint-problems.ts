import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** What publint says of a tarball, suggestions included. */
export const publintProblems = async (tarball: Uint8Array<ArrayBuffer>): Promise<readonly string[]> => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
};
