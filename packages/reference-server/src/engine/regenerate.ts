import { type KeyStatus, maskKey, Secret } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext } from './actor.ts';
import { shown } from './api-key.ts';
import { actEntry } from './audit.ts';
import { checkOffered, hasScopes } from './authority.ts';
import type { EngineContext } from './context.ts';
import { find } from './find.ts';
import { type Issued, newText, repeatedRandom, retries } from './issue.ts';
import { type ActResult, noSuchKey, type Refused, refused } from './problem.ts';
import { statusOf } from './status.ts';
import type { KeyFacts } from './stores/store.ts';

export interface RegenerateRequest extends ActContext {
  readonly id: string;
}

/**
 * Gives a key another secret and leaves everything else as it is. The old secret is dead in the same step, and of two who
 * regenerate a key at once one is told so (security 55).
 */
export const regenerate = (context: EngineContext, request: RegenerateRequest): MaybePromise<ActResult<Issued>> => {
  const { provider, ports } = context;
  const notOffered = checkOffered(provider.lifecycle, 'regenerate');
  if (notOffered) return notOffered;

  const attempt = (facts: KeyFacts, left: number): MaybePromise<ActResult<Issued>> => {
    const text = newText(context, facts.environment);
    const mask = maskKey(provider.keyFormat, text);
    const to = { digest: ports.digest.digest(text), digestVersion: ports.digest.version, mask };
    const entry = actEntry(context, 'regenerate', request, facts, context.now());
    return after(ports.store.regenerate(facts.id, facts.digest, to, entry), (changed) => {
      if (changed === null) return provider.lifecycle.afterRevocation === 'gone' ? noSuchKey() : dead('revoked');
      if (changed === 'changed') return meanwhile();
      if (changed !== 'digest_taken') {
        return after(shown(context, changed), (key) => ({ ok: true, key, secret: new Secret(text, mask) }));
      }
      if (left > 0) return attempt(facts, left - 1);
      throw repeatedRandom();
    });
  };

  return after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    const status = statusOf(facts, context.now());
    if (status !== 'active') return dead(status);
    // To the owner a new secret grants nothing new (ruling 8); to a key it would be the authority of another key.
    if (request.actor.kind === 'key' && !hasScopes(provider.access, request.actor, facts.scopes)) return tooMuch();
    return attempt(facts, retries);
  });
};

const dead = (status: Exclude<KeyStatus, 'active'>): Refused =>
  refused('conflict', `The key ${words[status]}, and a new value would not change that. Issue a new key.`);

const words = {
  expired: 'has expired',
  revoked: 'is revoked',
  disabled: 'is disabled',
  superseded: 'was replaced',
} as const;

const meanwhile = (): Refused =>
  refused('conflict', 'The key was regenerated meanwhile. Use the secret that came of it.');

const tooMuch = (): Refused =>
  refused('beyond_authority', 'A key cannot have the secret of a key with scopes that it does not have itself.');
