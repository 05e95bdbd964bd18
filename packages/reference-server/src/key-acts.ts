import type { Idempotent, Issued, MaybeReplayed } from './engine/acts/issued.ts';
import type { Engine } from './engine/engine.ts';
import { type ActResult, noSuchKey } from './engine/problem.ts';
import type { MaybePromise } from './maybe-promise.ts';
import { nextTurn } from './next-turn.ts';
import { regenerateSeen } from './regenerate-seen.ts';
import type { Caller, KeyActs } from './world.ts';

type KeyEngine = Pick<Engine, 'list' | 'get' | 'regenerate' | 'rotate' | 'disable' | 'enable' | 'revoke'>;

/** Acts on keys with the authority of a request's key (rulings 8, 9). Without a key there are none. */
export const createKeyActs = (engine: KeyEngine): KeyActs => ({
  ...regenerating(engine),
  list(by, request = {}) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.list({ ...request, ...context });
  },
  rotate(by, id, options = {}) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.rotate({ ...options, ...context, id });
  },
  disable(by, id) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.disable({ ...context, id });
  },
  enable(by, id) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.enable({ ...context, id });
  },
  revoke(by, id) {
    const context = contextOf(by);
    return context === null ? noSuchKey() : engine.revoke({ ...context, id });
  },
});

/** Apart from the others for its two signatures: only with an Idempotency-Key can the secret be missing. */
const regenerating = (engine: KeyEngine): Pick<KeyActs, 'regenerate'> => {
  function regenerate(by: Caller, id: string): MaybePromise<ActResult<Issued>>;
  function regenerate(by: Caller, id: string, options: Idempotent): MaybePromise<ActResult<MaybeReplayed>>;
  function regenerate(by: Caller, id: string, options: Idempotent = {}): MaybePromise<ActResult<MaybeReplayed>> {
    const context = contextOf(by);
    return context === null ? noSuchKey() : regenerateSeen(engine, { ...options, ...context, id }, nextTurn);
  }
  return { regenerate };
};

const contextOf = ({ key, address, requestId }: Caller) => {
  if (key === null) return null;
  const { id, owner, environment, reach, scopes } = key;
  return { actor: { kind: 'key', id, owner, environment, reach, scopes }, address, requestId } as const;
};
