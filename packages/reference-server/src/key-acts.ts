import type { Engine } from './engine/engine.ts';
import { noSuchKey } from './engine/problem.ts';
import type { Caller, KeyActs } from './world.ts';

/** Acts on keys with the authority of a request's key (rulings 8, 9). Without a key there are none. */
export const createKeyActs = (engine: Pick<Engine, 'list' | 'regenerate' | 'revoke'>): KeyActs => ({
  list(by, request = {}) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.list({ ...request, ...context });
  },
  regenerate(by, id) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.regenerate({ ...context, id });
  },
  revoke(by, id) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.revoke({ ...context, id });
  },
});

const contextOf = ({ key, address, requestId }: Caller) => {
  if (key === null) return null;
  const { id, owner, environment, scopes } = key;
  return { actor: { kind: 'key', id, owner, environment, scopes }, address, requestId } as const;
};
