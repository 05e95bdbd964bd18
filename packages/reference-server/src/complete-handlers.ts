import type { Provider } from '@latchkey/providers';
import type { Handlers } from './world.ts';

/**
 * A world's handlers, one for each operation of its provider.
 * @throws Error that names the operations without one.
 */
export const completeHandlers = ({ operations }: Pick<Provider, 'operations'>, handlers: Handlers): Handlers => {
  const missing = Object.keys(operations).filter((id) => !Object.hasOwn(handlers, id));
  if (missing.length === 0) return handlers;
  throw new Error(`The world has no handler for ${missing.join(', ')}. Add one for each operation of the document.`);
};
