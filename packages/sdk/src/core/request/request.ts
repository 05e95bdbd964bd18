import { type ClientHalf, type Method, type Operation, valueAt } from '@latchkey/providers';
import type { configError } from '../error/config-error.ts';
import type { Input } from './request-url.ts';

/**
 * The operation of a method and a path, as the document writes it. Of several that share them, the body tells.
 * @throws LatchkeyError `config` where the document has none
 */
export const operationAt = (
  provider: Pick<ClientHalf, 'title' | 'operations'>,
  method: Method,
  path: string,
  { body }: Input,
  error: typeof configError,
): Operation => {
  // A document tells operations of one path apart by a fragment, which is never sent.
  const [sent] = path.split('#');
  const found = Object.values(provider.operations).filter((each) => each.method === method && each.path === sent);
  const isMeant = ({ when = [] }: Operation) => when.every(([pointer, value]) => valueAt(body, pointer) === value);
  const operation = found.find((each) => each.when && isMeant(each)) ?? found.find(({ when }) => !when);
  if (operation) return operation;
  throw error(
    `${provider.title} has no operation ${method} ${path}.`,
    'Write the path as the document does, such as /things/{thingId}, and give what it names in `path`.',
  );
};
