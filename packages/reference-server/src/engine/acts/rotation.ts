import type { ApiKey } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { dateOf } from '../date-of.ts';
import { shownExactly } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { type ActResult, noSuchKey } from '../problem.ts';
import { isInGrace, statusOf } from '../status.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import type { Usage } from '../stores/usage-row.ts';

/** How far a key's rotation has come. */
export interface RotationState {
  readonly predecessor: ApiKey;
  readonly successor: ApiKey;
  /** When the successor was used first; null where it never was. */
  readonly firstUsedAt: Date | null;
  /** Whether nobody misses the predecessor: it was not used since its successor was first, or can be used no more. */
  readonly isSafeToRevoke: boolean;
}

/** What became of a rotated key and of the one in its place; null where it was never rotated. */
export const rotation = (
  context: EngineContext,
  request: ActContext & { readonly id: string },
): MaybePromise<ActResult<{ readonly rotation: RotationState | null }>> => {
  const { store } = context.ports;
  return after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    if (facts.supersededBy === null) return { ok: true, rotation: null };
    return after(store.findById(facts.supersededBy), (successor) => {
      if (successor === null) return noSuchKey();
      return after(context.usage.of(successor), ({ usage: { firstUsedAtMs } }) =>
        after(context.usage.of(facts), ({ usage }) => stateOf(context, facts, usage, successor, firstUsedAtMs)),
      );
    });
  });
};

const stateOf = (
  context: EngineContext,
  facts: KeyFacts,
  { lastUsedAtMs }: Usage,
  next: KeyFacts,
  firstUsedAtMs: number | null,
): MaybePromise<ActResult<{ readonly rotation: RotationState }>> => {
  const isUnused = firstUsedAtMs !== null && (lastUsedAtMs === null || lastUsedAtMs < firstUsedAtMs);
  const isSafeToRevoke = isUnused || !isUsable(facts, context.now());
  return after(shownExactly(context, facts), (predecessor) =>
    after(shownExactly(context, next), (successor) => ({
      ok: true,
      rotation: { predecessor, successor, firstUsedAt: dateOf(firstUsedAtMs), isSafeToRevoke },
    })),
  );
};

const isUsable = (facts: KeyFacts, nowMs: number): boolean =>
  statusOf(facts, nowMs) === 'superseded' && isInGrace(facts, nowMs);
