import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { KeyFacts } from '../stores/key-facts.ts';

/** The key that has a secret, or had it once. */
export interface Holder {
  readonly facts: KeyFacts;
  /** Whether the secret is the key's own still, and no earlier one's. */
  readonly isPresent: boolean;
}

/** Who has a secret, under whatever pepper it was stored. Null where nobody here ever had it. */
export const findBySecret = ({ ports }: EngineContext, text: string): MaybePromise<Holder | null> => {
  const [current, earlier] = [ports.digest.digest(text), ports.digest.earlier(text)];
  // A key that is used meanwhile moves from an earlier digest to the current one: it is looked for there once more.
  const digests = earlier.length === 0 ? [current] : [current, ...earlier, current];
  const from = (index: number): MaybePromise<Holder | null> => {
    const digest = digests[index];
    if (digest === undefined) return null;
    return after(ports.store.findByDigest(digest), (facts) =>
      facts === null ? from(index + 1) : { facts, isPresent: facts.digest === digest },
    );
  };
  return from(0);
};
