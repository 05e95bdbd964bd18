import type { ClientHalf, Clock, Operation } from '@latchkey/providers';
import type { Call } from '../call/call.ts';
import { keyHider } from '../error/scrub.ts';
import { withoutKeys } from '../error/without-keys.ts';
import type { ListOptions } from '../options.ts';
import type { Input } from '../request/request-url.ts';
import type { ReadPages } from './list.ts';

/** What is needed to read a list: it comes with the first reading. Time does not pass meanwhile. */
export const loadPages = async (clock: Clock): Promise<typeof import('./pages.ts')> => {
  const release = clock.hold();
  try {
    return await import('./pages.ts');
  } finally {
    release();
  }
};

/** Reads an operation's pages, whenever somebody asks. */
export const createReadPages = <Item>(
  clock: Clock,
  call: Call,
  provider: ClientHalf,
  operation: Operation,
  input: Input,
  options: ListOptions<string>,
): ReadPages<Item> =>
  async function* (reading) {
    const { readPagesOf } = await loadPages(clock);
    try {
      yield* readPagesOf<Item>(call, provider, operation, input, options)(reading);
    } catch (error) {
      throw withoutKeys(error, keyHider(provider.keyFormat));
    }
  };
